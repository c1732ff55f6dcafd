package dev.plumbline.ingestion.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.kit.http.Problem;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Writes a place in a list as a text that says nothing to the caller. */
final class Cursor {
    private Cursor() {}

    /** Of parts without a '|', the last excepted. */
    static String write(Object... parts) {
        var text = Arrays.stream(parts).map(Object::toString).collect(Collectors.joining("|"));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }

    /** The parts of a text that we wrote; another is refused. */
    static List<String> read(String cursor, int count) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), UTF_8);
            var parts = List.of(text.split("\\|", count));
            if (parts.size() == count && text.indexOf(0) < 0) {
                return parts;
            }
        } catch (IllegalArgumentException malformed) {
            throw unknown();
        }
        throw unknown();
    }

    static Problem unknown() {
        return Problem.badField("/cursor", "must be the nextCursor of an earlier answer");
    }
}
