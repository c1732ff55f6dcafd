package dev.plumbline.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
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
    private static final String TENANT = "tenant";
    private static final Set<String> OWN_ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "time", "subject", TENANT);

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
        var tenant = isStructured() ? structuredTenant() : header(TENANT);
        if (!Tenant.isId(tenant)) {
            throw new InvalidEventException("/" + TENANT, "is no tenant's id");
        }
        return tenant;
    }

    /**
     * The event in this message. Ours are in binary mode; structured ones are read as well.
     *
     * @throws InvalidEventException when it is no CloudEvent with JSON data
     */
    public CloudEvent event() throws InvalidEventException {
        return isStructured() ? structured() : binary();
    }

    /**
     * The whole message as structured CloudEvents JSON, for people to read and correct: also when it is no event that
     * could be read. Without the tenant, which is not theirs to change; data that is no JSON stands in it as a text.
     */
    public String text() {
        if (isStructured()) {
            return valueText();
        }
        var json = JsonNodeFactory.instance.objectNode();
        headers.forEach((name, value) -> {
            if (name.startsWith(PREFIX) && !name.equals(PREFIX + TENANT)) {
                json.put(name.substring(PREFIX.length()), value);
            }
        });
        try {
            json.set("data", data());
        } catch (InvalidEventException malformed) {
            json.put("data", valueText());
        }
        return ContractJson.write(json);
    }

    private String valueText() {
        return value == null ? "" : new String(value, StandardCharsets.UTF_8);
    }

    private boolean isStructured() {
        var contentType = headers.getOrDefault(CONTENT_TYPE, "");
        return contentType.regionMatches(true, 0, CloudEventJson.MEDIA_TYPE, 0, CloudEventJson.MEDIA_TYPE.length());
    }

    private String structuredTenant() throws InvalidEventException {
        var tenant = ContractJson.read(value == null ? new byte[0] : value, "").path(TENANT);
        if (!tenant.isTextual()) {
            throw new InvalidEventException("/" + TENANT, "is required");
        }
        return tenant.textValue();
    }

    /** Without the tenant, which belongs to the message and not to the event. */
    private CloudEvent structured() throws InvalidEventException {
        var event = CloudEventJson.read(ContractJson.read(value == null ? new byte[0] : value, ""));
        var extensions = new LinkedHashMap<>(event.extensions());
        extensions.remove(TENANT);
        return new CloudEvent(
                event.id(), event.source(), event.type(), event.time(), event.subject(), extensions, event.data());
    }

    private CloudEvent binary() throws InvalidEventException {
        if (!header("specversion").equals("1.0")) {
            throw new InvalidEventException("/specversion", "must be \"1.0\"");
        }
        var contentType = headers.get(CONTENT_TYPE);
        if (contentType != null && !CloudEventJson.isJson(contentType)) {
            throw new InvalidEventException("/datacontenttype", "must be application/json, is " + contentType);
        }
        return new CloudEvent(
                header("id"),
                header("source"),
                header("type"),
                header("time"),
                Optional.ofNullable(headers.get(PREFIX + "subject")),
                extensions(),
                data());
    }

    private Map<String, JsonNode> extensions() throws InvalidEventException {
        var extensions = new LinkedHashMap<String, JsonNode>();
        for (var header : headers.entrySet()) {
            if (header.getKey().startsWith(PREFIX)) {
                var name = header.getKey().substring(PREFIX.length());
                if (!OWN_ATTRIBUTES.contains(name)) {
                    if (!CloudEventJson.isExtensionName(name)) {
                        throw new InvalidEventException(
                                "/" + DataReader.escape(name), "is no name of an extension attribute");
                    }
                    extensions.put(name, JsonNodeFactory.instance.textNode(header.getValue()));
                }
            }
        }
        return extensions;
    }

    private JsonNode data() throws InvalidEventException {
        var data = value == null ? null : ContractJson.read(value, "/data");
        return EventReader.isAbsent(data) ? JsonNodeFactory.instance.objectNode() : data;
    }

    private String header(String attribute) throws InvalidEventException {
        var value = headers.get(PREFIX + attribute);
        if (value == null) {
            throw new InvalidEventException("/" + attribute, "is required");
        }
        return value;
    }
}
