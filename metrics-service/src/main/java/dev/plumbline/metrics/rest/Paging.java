package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import java.util.List;
import java.util.Optional;

/** How long a page of a list is. */
final class Paging {
    private static final int AT_FIRST = 50;
    private static final int MOST = 500;

    private Paging() {}

    /** The rows of a page, as {@code limit} says. */
    static int limit(Optional<String> text) {
        if (text.isEmpty()) {
            return AT_FIRST;
        }
        if (!text.get().matches("\\d{1,3}")
                || Integer.parseInt(text.get()) < 1
                || Integer.parseInt(text.get()) > MOST) {
            throw Problem.badRequest("The page cannot be that long.")
                    .with(List.of(new Violation("/limit", "must be a whole number from 1 to " + MOST)));
        }
        return Integer.parseInt(text.get());
    }
}
