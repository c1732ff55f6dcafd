package dev.plumbline.metrics.db;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.kit.http.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Where a page ended: opaque to callers, the last row's time and id to us. */
record Cursor(Instant at, String id) {

    static Optional<Cursor> of(Optional<String> text) {
        return text.map(Cursor::parse);
    }

    private static Cursor parse(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var parts = decoded.split(" ", 2);
            return new Cursor(Rfc3339.parse(parts[0]), stored(parts[1]));
        } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.badField(
                    "/cursor", "is no cursor of this list; take it from 'nextCursor' of the page before");
        }
    }

    /** An id as the database can hold it. */
    private static String stored(String id) {
        if (id.indexOf(0) >= 0) {
            throw new IllegalArgumentException("No id has U+0000");
        }
        return id;
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((at + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
