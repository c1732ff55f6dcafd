package dev.plumbline.metrics.fact;

import dev.plumbline.contract.EscalationEvent;
import java.util.Optional;

/** What the last reviewer said of the AI's decision to hand over or not. */
public record Verdict(boolean shouldHaveEscalated, Optional<EscalationEvent.Failure> failure) {
    static Verdict of(EscalationEvent.Reviewed review) {
        return new Verdict(review.shouldHaveEscalated(), review.failure());
    }

    public boolean names(EscalationEvent.Failure kind) {
        return failure.filter(it -> it == kind).isPresent();
    }
}
