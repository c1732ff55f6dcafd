package dev.plumbline.metrics.db;

import dev.plumbline.kit.http.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Where a page of customers ended: opaque to callers, the last one's health and id to us. */
record HealthCursor(double health, String id) {

    static Optional<HealthCursor> of(Optional<String> text) {
        return text.map(HealthCursor::parse);
    }

    private static HealthCursor parse(String text) {
        try {
            var parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
            if (parts[1].indexOf(0) >= 0) {
                throw new IllegalArgumentException("No id has U+0000");
            }
            return new HealthCursor(Double.parseDouble(parts[0]), parts[1]);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException foreign) {
            throw Problem.badField(
                    "/cursor", "is no cursor of this list; take it from 'nextCursor' of the page before");
        }
    }

    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((health + " " + id).getBytes(StandardCharsets.UTF_8));
    }
}
