package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import java.util.List;
import java.util.Optional;

/** The paths side by side, over the whole period. */
record PathTable(List<Column> columns, List<Line> lines) {
    record Column(String name, String question) {}

    /** One path. {@code share}: of all conversations, in words. */
    record Line(Lane lane, String share, List<Optional<Cell>> cells) {}

    /** The table of these KPIs, the first of which counts conversations. */
    static PathTable of(List<PathSeries> series, List<Lane> lanes) {
        var volume = series.getFirst();
        var all = volume.answer().total().stream()
                .mapToLong(line -> line.figure().n())
                .sum();
        return new PathTable(
                series.stream()
                        .map(it -> new Column(title(it.kpi()), it.kpi().question()))
                        .toList(),
                lanes.stream()
                        .map(lane -> new Line(
                                lane,
                                volume.total(lane)
                                        .map(it -> Readable.percent((double) it.n() / all))
                                        .orElse(""),
                                series.stream().map(it -> it.totalCell(lane)).toList()))
                        .toList());
    }

    private static String title(Kpi<?> kpi) {
        return switch (kpi.key()) {
            case "conversation_volume" -> "Conversations";
            case "resolution_time" -> "Resolution time, median";
            case "repeat_contact_rate" -> "Repeat contacts";
            case "ces" -> "CES, 1 to 7";
            default -> kpi.name();
        };
    }
}
