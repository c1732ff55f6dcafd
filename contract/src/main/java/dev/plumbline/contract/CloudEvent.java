package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;

/**
 * A CloudEvent 1.0 as it crosses a wire, not yet known to keep the contract.
 *
 * @param time as written, RFC 3339
 * @param extensions the other context attributes, {@code dataschema} among them
 * @param data its JSON; a missing one is an empty object
 */
public record CloudEvent(
        String id,
        String source,
        String type,
        String time,
        Optional<String> subject,
        Map<String, JsonNode> extensions,
        JsonNode data) {}
