package dev.plumbline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A support event on Kafka: CloudEvents binary mode, the attributes in {@code ce_} headers, the data as value,
 * the tenant as an extension. Knows nothing of a Kafka client.
 *
 * @param key {@code tenant|subject}, or the tenant alone without a subject: what belongs together stays in order
 */
public record KafkaMessage(String key, Map<String, String> headers, byte[] value) {
    private static final String PREFIX = "ce_";
    private static final String CONTENT_TYPE = "content-type";
    private static final Set<String> OWN = Set.of(
            "ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "ce_tenant", CONTENT_TYPE);

    /** The message that carries a tenant's event. */
    public static KafkaMessage of(String tenant, CloudEvent event) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", event.id());
        headers.put("ce_source", event.source());
        headers.put("ce_type", event.type());
        headers.put("ce_time", event.time());
        event.subject().ifPresent(it -> headers.put("ce_subject", it));
        event.extensions().forEach((name, value) -> headers.put(PREFIX + name, value.asText()));
        headers.put("ce_tenant", tenant);
        headers.put(CONTENT_TYPE, "application/json");
        try {
            return new KafkaMessage(
                    key(tenant, event.subject()), headers, ContractJson.mapper().writeValueAsBytes(event.data()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A JSON tree always has a text", impossible);
        }
    }

    /** The record key of a tenant's event. */
    public static String key(String tenant, Optional<String> subject) {
        return subject.map(it -> tenant + "|" + it).orElse(tenant);
    }

    /**
     * The tenant this message belongs to.
     *
     * @throws InvalidEventException when it names none
     */
    public String tenant() throws InvalidEventException {
        return header("ce_tenant");
    }

    /**
     * The event in this message.
     *
     * @throws InvalidEventException when it is no CloudEvent with JSON data
     */
    public CloudEvent event() throws InvalidEventException {
        if (!"1.0".equals(headers.get("ce_specversion"))) {
            throw new InvalidEventException("/specversion", "must be \"1.0\"");
        }
        var contentType = headers.get(CONTENT_TYPE);
        if (contentType != null && !CloudEventJson.isJson(contentType)) {
            throw new InvalidEventException("/datacontenttype", "must be application/json, is " + contentType);
        }
        var extensions = new LinkedHashMap<String, JsonNode>();
        headers.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !OWN.contains(name)) {
                extensions.put(name.substring(PREFIX.length()), JsonNodeFactory.instance.textNode(value));
            }
        });
        return new CloudEvent(
                header("ce_id"),
                header("ce_source"),
                header("ce_type"),
                header("ce_time"),
                Optional.ofNullable(headers.get("ce_subject")),
                extensions,
                data());
    }

    private JsonNode data() throws InvalidEventException {
        try {
            return value == null || value.length == 0
                    ? JsonNodeFactory.instance.objectNode()
                    : ContractJson.mapper().readTree(value);
        } catch (IOException malformed) {
            throw new InvalidEventException("/data", "is no JSON");
        }
    }

    private String header(String name) throws InvalidEventException {
        var value = headers.get(name);
        if (value == null) {
            throw new InvalidEventException("/" + name.substring(PREFIX.length()), "is required");
        }
        return value;
    }
}
