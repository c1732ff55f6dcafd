package dev.plumbline.metrics.dashboard;

import java.util.List;
import java.util.Optional;

/**
 * A KPI by path over time: a picture, and the same as a table for those who cannot see it.
 *
 * @param caption what to know when reading it
 * @param description for those who cannot see the picture
 */
record Chart(
        String id,
        String title,
        String question,
        String caption,
        String description,
        List<Lane> lanes,
        List<Row> rows) {

    /** A bucket's figures, by path; empty where there is nothing to measure. */
    record Row(String bucket, List<Optional<Cell>> cells) {}
}
