package dev.plumbline.survey.survey;

import dev.plumbline.contract.SupportEvent;
import java.time.Instant;

/**
 * A support event as it arrived.
 *
 * @param at when ingestion took it
 * @param fresh whether it happened recently enough to still ask somebody about it
 */
public record Arrival(String tenant, SupportEvent event, Instant at, boolean fresh) {
    /** The conversation or customer that it is about. */
    Ref subject() {
        return new Ref(tenant, event.subject().orElseThrow());
    }
}
