package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Violation;
import java.util.List;

/** The body is not what this provider sends. */
public final class UnreadablePayloadException extends Exception {
    private final transient List<Violation> violations;

    public UnreadablePayloadException(List<Violation> violations) {
        super(violations.toString(), null, false, false);
        this.violations = List.copyOf(violations);
    }

    public List<Violation> violations() {
        return violations;
    }
}
