package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What every support event has besides its data.
 *
 * @param source URI reference of the system it comes from
 * @param id the source's own id; {@code source} and {@code id} together are unique inside a tenant
 * @param time when it happened
 * @param subject the conversation or customer it is about; empty where the type has none
 * @param extensions CloudEvents extension attributes, kept as they came
 * @param unknown the fields of {@code data} that this contract does not know, kept as they came; read only
 */
public record Header(
        String source,
        String id,
        Instant time,
        Optional<String> subject,
        Map<String, JsonNode> extensions,
        ObjectNode unknown) {

    /** A header without extensions or unknown fields, as our own events have. */
    public static Header of(String source, String id, Instant time, String subject) {
        return new Header(
                source, id, time, Optional.ofNullable(subject), Map.of(), JsonNodeFactory.instance.objectNode());
    }
}
