package dev.plumbline.metrics.dashboard;

import java.util.Optional;

/**
 * A figure that stands at the top.
 *
 * @param question what it answers
 * @param n what it rests on, in words
 * @param address of the conversations behind it
 * @param guard what to read beside it
 */
record Tile(
        String name,
        String question,
        String value,
        String n,
        Address address,
        Optional<Change> change,
        Optional<Spark> spark,
        Optional<Guard> guard) {

    /** A figure that shows whether another was bettered at its cost. */
    record Guard(String name, String value, String n, Address address) {}
}
