package dev.plumbline.alert.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.alert.lifecycle.AlertStore.Position;
import dev.plumbline.kit.http.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** Writes a place in the list of alerts as a text that says nothing to the caller. */
final class Cursor {
    private Cursor() {}

    static String write(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.startedAt() + "|" + position.id()).getBytes(UTF_8));
    }

    static Position read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", 2);
            if (parts.length == 2) {
                return new Position(Instant.parse(parts[0]), UUID.fromString(parts[1]));
            }
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw unknown();
        }
        throw unknown();
    }

    private static Problem unknown() {
        return Problem.badField("/cursor", "must be the nextCursor of an earlier answer");
    }
}
