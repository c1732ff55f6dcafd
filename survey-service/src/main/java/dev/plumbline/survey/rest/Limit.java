package dev.plumbline.survey.rest;

import dev.plumbline.kit.http.Problem;

/** How many of a list are shown on a page. */
final class Limit {
    private static final int AT_FIRST = 50;
    private static final int LARGEST = 500;

    private Limit() {}

    static int read(String text) {
        if (text == null) {
            return AT_FIRST;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST) {
            throw Problem.badField("/limit", "must be a whole number from 1 to " + LARGEST);
        }
        return Integer.parseInt(text);
    }
}
