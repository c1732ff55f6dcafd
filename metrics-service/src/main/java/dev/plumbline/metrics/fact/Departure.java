package dev.plumbline.metrics.fact;

import dev.plumbline.contract.CustomerEvent;
import java.time.Instant;
import java.util.Optional;

/**
 * A customer left.
 *
 * @param afterSupport whether a conversation of theirs was open at some time in the 30 days before
 */
public record Departure(
        Instant at,
        Optional<CustomerEvent.ChurnReason> reason,
        Optional<CustomerEvent.ChurnTheme> theme,
        boolean afterSupport) {}
