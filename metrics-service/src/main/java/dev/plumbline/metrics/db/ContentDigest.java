package dev.plumbline.metrics.db;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * A fingerprint of what an event says, whatever way it is written: the order of fields, absent or {@code null}, 1 or
 * 1.0 make no difference. SHA-256, cut to 128 bits: it tells a repetition from a mistake, it keeps nobody out.
 */
final class ContentDigest {
    private static final int BYTES = 16;

    private ContentDigest() {}

    /** In hexadecimal. */
    static String of(SupportEvent event) {
        var text = new StringBuilder(256)
                .append(event.type().wireName())
                .append('\n')
                .append(event.subject().orElse(""))
                .append('\n')
                .append(event.time())
                .append('\n');
        canonical(EventReader.write(event).data(), text);
        try {
            var digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    private static void canonical(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            var fields = new TreeMap<String, JsonNode>();
            node.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
            text.append('{');
            fields.forEach((name, value) -> {
                if (!value.isNull()) {
                    text.append(name.length()).append(':').append(name);
                    canonical(value, text);
                }
            });
            text.append('}');
        } else if (node.isArray()) {
            text.append('[');
            node.forEach(element -> canonical(element, text));
            text.append(']');
        } else if (node.isNumber()) {
            text.append('#').append(node.decimalValue().stripTrailingZeros()).append(';');
        } else {
            text.append(node.isTextual() ? '"' : '!')
                    .append(node.asText().length())
                    .append(':')
                    .append(node.asText());
        }
    }
}
