package dev.plumbline.metrics.review;

import java.time.Instant;

/** What was decided in a review. {@code author}: who wrote it, by name or as the id of an API key. */
public record Note(String text, String author, Instant at) {
    public static final int LONGEST_TEXT = 10_000;
    public static final int LONGEST_AUTHOR = 200;
}
