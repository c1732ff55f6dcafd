package dev.plumbline.contract;

import java.util.List;
import java.util.stream.Collectors;

/** An event breaks the contract. Carries every violation found, never only the first (but no more than a hundred). */
public final class InvalidEventException extends Exception {
    /** More help nobody, and an array of a million wrong elements must not become a message as large. */
    private static final int MOST = 100;

    private final transient List<Violation> violations;

    public InvalidEventException(List<Violation> violations) {
        super(
                violations.stream().limit(MOST).map(Violation::toString).collect(Collectors.joining("; ")),
                null,
                false,
                false);
        this.violations = violations.stream().limit(MOST).toList();
    }

    public InvalidEventException(String pointer, String detail) {
        this(List.of(new Violation(pointer, detail)));
    }

    public List<Violation> violations() {
        return violations;
    }
}
