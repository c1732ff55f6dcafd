package dev.plumbline.metrics.review;

import java.time.Instant;

/** Where mishaps are found. */
public interface Samples {
    /**
     * Draws some of a period's mishaps: those that come first in the order of the MD5 (in hexadecimal) of {@code seed} and
     * id together. So the same seed draws the same ones, and a mishap that becomes known later takes at most one place.
     *
     * @param to exclusive
     */
    Sample draw(String tenant, Mishap mishap, Instant from, Instant to, String seed, int size);
}
