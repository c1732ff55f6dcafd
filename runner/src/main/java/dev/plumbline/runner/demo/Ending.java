package dev.plumbline.runner.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How a conversation went, as only the customer knows it: the help desk believes that whatever is resolved is solved.
 *
 * @param solved whether the issue is really settled
 * @param smooth whether nobody had to tell it twice, ask twice for a person, or come back
 */
record Ending(Transcript transcript, Path path, Optional<Team.Agent> agent, boolean solved, boolean smooth) {

    /** Who held the conversation, in the KPI reference's words. */
    enum Path {
        AI_ONLY,
        AI_TO_HUMAN,
        AI_ASSISTED,
        HUMAN_ONLY
    }

    Contact contact() {
        return transcript.contact();
    }

    Customer customer() {
        return contact().customer();
    }

    Optional<Instant> resolvedAt() {
        return transcript.resolvedAt();
    }

    boolean resolved() {
        return resolvedAt().isPresent();
    }

    /** From the customer's first word to the last resolution. */
    Duration took() {
        return Duration.between(contact().at(), transcript.now());
    }

    /** The share of customers who are content after this, 0..1. */
    double contentment() {
        if (!solved) {
            return path == Path.AI_ONLY ? 0.1 : 0.24;
        }
        var contentment = switch (path) {
            case AI_ONLY -> 0.86;
            case AI_TO_HUMAN -> smooth ? 0.9 : 0.64;
            case AI_ASSISTED -> 0.9;
            case HUMAN_ONLY -> 0.88;
        };
        return took().compareTo(Duration.ofDays(3)) > 0 ? contentment - 0.12 : contentment;
    }
}
