package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** CloudEvents in structured JSON. */
public final class CloudEventJson {
    public static final String MEDIA_TYPE = "application/cloudevents+json";
    public static final String BATCH_MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z0-9]+");
    private static final Pattern JSON_TYPE = Pattern.compile("(?i)[a-z0-9.-]+/(?:[a-z0-9.-]+\\+)?json(?:\\s*;.*)?");
    private static final Set<String> OWN_ATTRIBUTES =
            Set.of("specversion", "id", "source", "type", "time", "subject", "datacontenttype", "data", "data_base64");

    private CloudEventJson() {}

    /**
     * Reads one event.
     *
     * @throws InvalidEventException when the envelope is no CloudEvent 1.0 with a time and JSON data
     */
    public static CloudEvent read(JsonNode json) throws InvalidEventException {
        if (!json.isObject()) {
            throw new InvalidEventException("", "must be a JSON object, is " + DataReader.kind(json));
        }
        var violations = new ArrayList<Violation>();
        if (EventReader.isAbsent(json.get("specversion"))) {
            violations.add(new Violation("/specversion", "is required"));
        }
        attribute(json, "specversion", violations)
                .filter(it -> !it.equals("1.0"))
                .ifPresent(it -> violations.add(new Violation("/specversion", "must be \"1.0\"")));
        var id = required(json, "id", violations);
        var source = required(json, "source", violations);
        var type = required(json, "type", violations);
        var time = required(json, "time", violations);
        var subject = attribute(json, "subject", violations);
        attribute(json, "datacontenttype", violations)
                .filter(it -> !isJson(it))
                .ifPresent(
                        it -> violations.add(new Violation("/datacontenttype", "must be application/json, is " + it)));
        var extensions = new LinkedHashMap<String, JsonNode>();
        json.properties().forEach(field -> {
            if (!OWN_ATTRIBUTES.contains(field.getKey()) && !field.getValue().isNull()) {
                readExtension(field.getKey(), field.getValue(), violations)
                        .ifPresent(it -> extensions.put(field.getKey(), it));
            }
        });
        var data = data(json, violations);
        if (!violations.isEmpty()) {
            throw new InvalidEventException(violations);
        }
        return new CloudEvent(id, source, type, time, subject, extensions, data);
    }

    /** Writes one event in structured form. */
    public static ObjectNode write(CloudEvent event) {
        var json = JsonNodeFactory.instance.objectNode();
        json.put("specversion", "1.0")
                .put("id", event.id())
                .put("source", event.source())
                .put("type", event.type())
                .put("time", event.time());
        event.subject().ifPresent(it -> json.put("subject", it));
        json.put("datacontenttype", "application/json");
        event.extensions().forEach(json::set);
        json.set("data", event.data());
        return json;
    }

    /** One event in structured form, as text. */
    public static String text(CloudEvent event) {
        return ContractJson.write(write(event));
    }

    /** Whether a media type is JSON: {@code application/json} or {@code …+json}, with any parameters. */
    public static boolean isJson(String mediaType) {
        // Nearly always it is just this.
        return mediaType.equals("application/json")
                || JSON_TYPE.matcher(mediaType.strip()).matches();
    }

    /** Whether a context attribute may have this name. */
    public static boolean isAttributeName(String name) {
        return ATTRIBUTE_NAME.matcher(name).matches();
    }

    /** Whether an attribute of this name can be an extension: well-formed, and none that CloudEvents itself defines. */
    static boolean isExtensionName(String name) {
        return isAttributeName(name) && !OWN_ATTRIBUTES.contains(name);
    }

    private static JsonNode data(JsonNode json, List<Violation> violations) {
        var data = json.get("data");
        var encoded = json.get("data_base64");
        if (EventReader.isAbsent(encoded)) {
            return EventReader.isAbsent(data) ? JsonNodeFactory.instance.objectNode() : data;
        }
        if (!EventReader.isAbsent(data)) {
            violations.add(new Violation("/data_base64", "must not stand beside 'data'"));
            return data;
        }
        if (!encoded.isTextual()) {
            violations.add(new Violation("/data_base64", "must be a string, is " + DataReader.kind(encoded)));
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var decoded = ContractJson.read(Base64.getDecoder().decode(encoded.textValue()), "/data_base64");
            return EventReader.isAbsent(decoded) ? JsonNodeFactory.instance.objectNode() : decoded;
        } catch (InvalidEventException malformed) {
            violations.addAll(malformed.violations());
        } catch (IllegalArgumentException malformed) {
            violations.add(new Violation("/data_base64", "must be base64"));
        }
        return JsonNodeFactory.instance.objectNode();
    }

    /** Extension values are strings, booleans and 32-bit integers. */
    private static Optional<JsonNode> readExtension(String name, JsonNode value, List<Violation> violations) {
        if (!isAttributeName(name)) {
            violations.add(new Violation(
                    "/" + DataReader.escape(name),
                    "is no attribute name: only a-z and 0-9; fields of ours belong into 'data'"));
            return Optional.empty();
        }
        if (value.isTextual() || value.isBoolean() || (value.isIntegralNumber() && value.canConvertToInt())) {
            return Optional.of(value);
        }
        violations.add(new Violation("/" + name, "must be a string, a boolean or a 32-bit integer"));
        return Optional.empty();
    }

    private static Optional<String> attribute(JsonNode json, String name, List<Violation> violations) {
        var value = json.get(name);
        if (EventReader.isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            violations.add(new Violation("/" + name, "must be a string, is " + DataReader.kind(value)));
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /** The value; whatever when it is missing or wrong, which is noted. */
    private static String required(JsonNode json, String name, List<Violation> violations) {
        if (EventReader.isAbsent(json.get(name))) {
            violations.add(new Violation("/" + name, "is required"));
        }
        return attribute(json, name, violations).orElse("");
    }
}
