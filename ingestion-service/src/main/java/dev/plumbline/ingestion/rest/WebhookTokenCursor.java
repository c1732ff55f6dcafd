package dev.plumbline.ingestion.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.ingestion.webhook.WebhookTokenStore.Position;
import dev.plumbline.kit.http.Problem;
import java.time.DateTimeException;
import java.util.Base64;

/** Writes a place in the list of webhook addresses as a text that says nothing to the caller. */
final class WebhookTokenCursor {
    private WebhookTokenCursor() {}

    static String write(Position position) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((position.createdAt() + "|" + position.id()).getBytes(UTF_8));
    }

    static Position read(String cursor) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(cursor), UTF_8).split("\\|", 2);
            if (parts.length == 2 && parts[1].indexOf(0) < 0) {
                return new Position(Rfc3339.parse(parts[0]), parts[1]);
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
