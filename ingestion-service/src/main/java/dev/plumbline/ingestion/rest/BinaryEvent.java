package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.Violation;
import io.vertx.core.MultiMap;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Set;

/** CloudEvents in the binary mode of the HTTP binding: an attribute to a header, percent-encoded. */
final class BinaryEvent {
    private static final String PREFIX = "ce-";
    /** They are no attributes, or the Content-Type says it. */
    private static final Set<String> NO_HEADERS = Set.of("data", "data_base64", "datacontenttype");

    private BinaryEvent() {}

    static boolean isAnnounced(MultiMap headers) {
        return headers.names().stream().anyMatch(BinaryEvent::isAttribute);
    }

    /** The event that the headers and the data make; what is wrong with it is named as in the structured form. */
    static CloudEvent read(MultiMap headers, JsonNode data) throws InvalidEventException {
        var structured = JsonNodeFactory.instance.objectNode();
        var violations = new ArrayList<Violation>();
        for (var header : headers) {
            if (isAttribute(header.getKey())) {
                var name = attribute(header.getKey());
                if (NO_HEADERS.contains(name)) {
                    violations.add(new Violation("/" + name, "must not come as a header"));
                } else if (structured.has(name)) {
                    violations.add(new Violation("/" + name, "must not come twice"));
                } else {
                    try {
                        structured.put(name, decode(header.getValue()));
                    } catch (CharacterCodingException malformed) {
                        violations.add(new Violation("/" + name, "must be UTF-8 when its percent-encoding is undone"));
                    }
                }
            }
        }
        if (!violations.isEmpty()) {
            throw new InvalidEventException(violations);
        }
        return CloudEventJson.read(structured.set("data", data));
    }

    /** The headers and the data in structured form, for people to correct; what cannot be decoded stands as it came. */
    static String text(MultiMap headers, JsonNode data) {
        var structured = JsonNodeFactory.instance.objectNode();
        for (var header : headers) {
            if (isAttribute(header.getKey()) && !structured.has(attribute(header.getKey()))) {
                structured.put(attribute(header.getKey()), readable(header.getValue()));
            }
        }
        return structured.set("data", data).toString();
    }

    private static String attribute(String header) {
        return header.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    }

    private static String readable(String header) {
        try {
            return decode(header);
        } catch (CharacterCodingException malformed) {
            return header;
        }
    }

    private static boolean isAttribute(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** Undoes the quotes of RFC 7230 and one round of percent-encoding; a sign that begins no encoding is itself. */
    static String decode(String header) throws CharacterCodingException {
        var text = unquote(header.strip());
        if (text.indexOf('%') < 0) {
            return text;
        }
        var bytes = new ByteArrayOutputStream(text.length());
        for (var index = 0; index < text.length(); index++) {
            var octet = text.charAt(index) == '%' ? octet(text, index + 1) : -1;
            if (octet >= 0) {
                bytes.write(octet);
                index += 2;
            } else {
                var plain = text.substring(index, text.offsetByCodePoints(index, 1));
                bytes.writeBytes(plain.getBytes(StandardCharsets.UTF_8));
                index += plain.length() - 1;
            }
        }
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes.toByteArray()))
                .toString();
    }

    private static int octet(String text, int start) {
        if (start + 2 > text.length()) {
            return -1;
        }
        var high = Character.digit(text.charAt(start), 16);
        var low = Character.digit(text.charAt(start + 1), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static String unquote(String text) {
        return text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1).replaceAll("\\\\(.)", "$1")
                : text;
    }
}
