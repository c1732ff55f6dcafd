package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A KPI by path over the buckets of a slice. */
record PathSeries(Answer answer, Slice slice, Buckets buckets) {

    Kpi<?> kpi() {
        return answer.kpi();
    }

    /** Over the whole period; empty where there is nothing to measure. */
    Optional<Figure> total(Lane lane) {
        return answer.total().stream()
                .filter(line -> isOf(line, lane))
                .map(Answer.Line::figure)
                .findFirst();
    }

    Optional<Cell> totalCell(Lane lane) {
        return total(lane).map(figure -> cell(figure, slice, lane));
    }

    Optional<Figure> at(int bucket, Lane lane) {
        Instant start = buckets.starts().get(bucket);
        return answer.rows().stream()
                .filter(line -> line.bucket().filter(start::equals).isPresent() && isOf(line, lane))
                .map(Answer.Line::figure)
                .findFirst();
    }

    /** As a chart, with the newest bucket last in the picture and first in the table. */
    Chart chart(String id, String title, String caption, List<Lane> lanes) {
        var shown = lanes.stream()
                .filter(lane -> lane != Lane.UNKNOWN || total(lane).isPresent())
                .toList();
        var rows = new ArrayList<Chart.Row>();
        for (var index = buckets.starts().size() - 1; index >= 0; index--) {
            var bucket = index;
            rows.add(new Chart.Row(
                    buckets.name(index),
                    shown.stream()
                            .map(lane -> at(bucket, lane)
                                    .map(figure -> cell(figure, buckets.slices().get(bucket), lane)))
                            .toList()));
        }
        return new Chart(
                id,
                title,
                kpi().question(),
                caption,
                title + ", " + slice.period() + ". The table below holds the same figures.",
                shown,
                rows);
    }

    private Cell cell(Figure figure, Slice part, Lane lane) {
        return Cell.of(kpi(), figure, EvidenceList.address(kpi().key(), part.with(Dimension.PATH, lane.key())));
    }

    private static boolean isOf(Answer.Line line, Lane lane) {
        return lane.key().equals(line.group().get(Dimension.PATH));
    }
}
