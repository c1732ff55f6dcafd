package dev.plumbline.ingestion.rest;

import dev.plumbline.kit.http.Problem;
import java.util.Optional;

/** How many of a list one answer holds. */
final class PageLimit {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private PageLimit() {}

    static int of(Optional<String> wish) {
        return wish.map(PageLimit::read).orElse(USUAL);
    }

    private static int read(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw Problem.badField("/limit", "must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }
}
