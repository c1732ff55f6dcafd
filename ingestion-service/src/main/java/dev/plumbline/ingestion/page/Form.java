package dev.plumbline.ingestion.page;

import dev.plumbline.kit.http.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a form as a browser sends it, {@code application/x-www-form-urlencoded}. */
record Form(Map<String, List<String>> fields) {
    /** Holds an event of a megabyte, each of whose characters takes three bytes here. */
    private static final int LARGEST = 4 << 20;

    private static final int MOST_FIELDS = 100;

    /** Reads a request's body; never more of it than a form of ours can have. */
    static Form read(InputStream wire) {
        try {
            var body = wire.readNBytes(LARGEST + 1);
            if (body.length > LARGEST) {
                throw Problem.of(
                        413, "Content too large", "What was written into the form is too long: 4 MB is the most.");
            }
            return parse(new String(body, StandardCharsets.UTF_8));
        } catch (IOException broken) {
            throw Problem.of(408, "Request timeout", "The form did not arrive whole: " + broken.getMessage());
        }
    }

    /** A field's value; empty when it is missing or blank. */
    Optional<String> value(String name) {
        return fields.getOrDefault(name, List.of()).stream().findFirst().filter(it -> !it.isBlank());
    }

    private static Form parse(String body) {
        var fields = new LinkedHashMap<String, List<String>>();
        for (var field : body.split("&", MOST_FIELDS)) {
            var equals = field.indexOf('=');
            if (equals > 0) {
                fields.computeIfAbsent(decode(field.substring(0, equals)), it -> new ArrayList<>())
                        .add(decode(field.substring(equals + 1)));
            }
        }
        return new Form(fields);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.badRequest("The form is not encoded as browsers do it.");
        }
    }
}
