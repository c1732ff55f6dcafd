package dev.plumbline.survey.survey;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that a tenant's surveys do not go to any more.
 *
 * @param address as it was written to; empty when its owner was erased: it is still known when it comes again
 * @param survey what it came of
 */
public record Suppression(
        String tenant, UUID id, Optional<String> address, Reason reason, Instant since, Optional<UUID> survey) {

    public enum Reason {
        /** Whoever reads it asked for no more. */
        UNSUBSCRIBED,
        /** No mail reaches it. */
        BOUNCED,
        /** Whoever reads it called a survey spam. */
        COMPLAINED
    }

    static Suppression of(Survey survey, Addressee addressee, Reason reason, Instant since) {
        return new Suppression(
                survey.tenant(),
                UUID.randomUUID(),
                Optional.of(addressee.email()),
                reason,
                since,
                Optional.of(survey.id()));
    }
}
