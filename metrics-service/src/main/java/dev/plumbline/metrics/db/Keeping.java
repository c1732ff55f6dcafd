package dev.plumbline.metrics.db;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.FreeText;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.metrics.enrich.Derived;
import java.util.Map;
import java.util.Optional;

/**
 * What of a batch is kept, as its tenant wishes: all of it, or no text.
 *
 * @param derived what was derived of the texts while they were there, by the very object of the event
 */
record Keeping(boolean texts, Map<Received, Derived> derived) {
    static final Keeping ALL = new Keeping(true, Map.of());

    /** The event as it is stored and folded. */
    SupportEvent event(Received received) {
        var data = data(received);
        return data == received.raw().data() ? received.event() : read(received.raw(), data);
    }

    JsonNode data(Received received) {
        var data = received.raw().data();
        return texts ? data : FreeText.without(received.event(), data);
    }

    Optional<Derived> derived(Received received) {
        return Optional.ofNullable(derived.get(received));
    }

    private static SupportEvent read(CloudEvent raw, JsonNode data) {
        try {
            return EventReader.read(new CloudEvent(
                    raw.id(), raw.source(), raw.type(), raw.time(), raw.subject(), raw.extensions(), data));
        } catch (InvalidEventException defect) {
            throw new IllegalStateException("An event without its text still keeps the contract", defect);
        }
    }
}
