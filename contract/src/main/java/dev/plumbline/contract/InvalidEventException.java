package dev.plumbline.contract;

import java.util.List;
import java.util.stream.Collectors;

/** An event breaks the contract. Carries every violation found, never only the first. */
public final class InvalidEventException extends Exception {
    private final transient List<Violation> violations;

    public InvalidEventException(List<Violation> violations) {
        super(violations.stream().map(Violation::toString).collect(Collectors.joining("; ")), null, false, false);
        this.violations = List.copyOf(violations);
    }

    public InvalidEventException(String pointer, String detail) {
        this(List.of(new Violation(pointer, detail)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
