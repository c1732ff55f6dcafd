package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.kit.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;

/** Where a page of the list ended; as text an opaque cursor. */
public record Position(Instant at, String id) {

    static Position of(Rejection rejection) {
        return new Position(rejection.at(), rejection.id());
    }

    /** The position that a cursor names; a problem when it is none of ours. */
    public static Position parse(String cursor) {
        try {
            var text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            var parts = text.split(" ", 2);
            if (parts.length == 2 && parts[1].indexOf(0) < 0) {
                return new Position(Rfc3339.parse(parts[0]), parts[1]);
            }
        } catch (IllegalArgumentException | DateTimeException foreign) {
            // Said below, like everything else that is no cursor.
        }
        throw Problem.badField("/cursor", "is no cursor of this list; take it from 'nextCursor' of the page before");
    }

    /** As a cursor. */
    public String cursor() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
