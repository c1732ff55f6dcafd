package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The tiles at the top.
 *
 * @param overall what is shown and what stands beside it, by KPI
 * @param before what is shown, the period before
 * @param csatOfAiOnly the satisfaction of those whom the AI served alone
 */
record TopRow(
        Map<String, Answer> overall,
        Map<String, Answer> before,
        Optional<Figure> csatOfAiOnly,
        Slice slice,
        Buckets buckets) {

    /** A KPI at the top, and the one to read beside it. */
    private enum Headline {
        CSAT("csat", "survey_response_rate"),
        FIRST_CONTACT_RESOLUTION("first_contact_resolution", "repeat_contact_rate"),
        CONTAINMENT("containment_rate", "csat"),
        BACKLOG("backlog", "open_high_priority");

        private final String kpi;
        private final String guard;

        Headline(String kpi, String guard) {
            this.kpi = kpi;
            this.guard = guard;
        }
    }

    static List<String> headlines() {
        return Arrays.stream(Headline.values()).map(it -> it.kpi).toList();
    }

    /** Everything that the row needs to know of the period. */
    static List<String> kpis() {
        return Arrays.stream(Headline.values())
                .flatMap(it -> Stream.of(it.kpi, it.guard))
                .distinct()
                .toList();
    }

    /** Whether there is a period before: where nobody opened a conversation, a backlog of 0 is no figure either. */
    boolean isComparable() {
        return whole(before, Headline.FIRST_CONTACT_RESOLUTION.kpi).n() > 0;
    }

    List<Tile> tiles() {
        return Arrays.stream(Headline.values()).map(this::tile).toList();
    }

    private Tile tile(Headline headline) {
        var kpi = overall.get(headline.kpi).kpi();
        var figure = whole(overall, headline.kpi);
        return new Tile(
                kpi.name(),
                kpi.question(),
                Readable.of(kpi.unit(), figure.value()),
                basis(headline, figure),
                EvidenceList.address(kpi.key(), slice),
                isComparable() ? Change.of(kpi, figure, whole(before, headline.kpi)) : Optional.empty(),
                Spark.of(overall.get(headline.kpi), buckets.starts()),
                guard(headline));
    }

    private String basis(Headline headline, Figure figure) {
        return switch (headline) {
            case CSAT ->
                "of " + Readable.count(figure.n(), "answer")
                        + (figure.n() < Cell.FEW
                                ? ", too few to rank"
                                : ReviewWords.interval(figure)
                                        .map(it -> ", 95 % interval " + it)
                                        .orElse(""));
            case FIRST_CONTACT_RESOLUTION -> "of " + Readable.count(figure.n(), "conversation");
            case CONTAINMENT -> "of " + Readable.count(figure.n(), "conversation") + " the AI took";
            case BACKLOG ->
                slice.to().isAfter(buckets.now()) ? "waiting to be resolved" : "waiting at the end of the period";
        };
    }

    private Optional<Tile.Guard> guard(Headline headline) {
        var kpi = overall.get(headline.guard).kpi();
        return switch (headline) {
            case CSAT, FIRST_CONTACT_RESOLUTION, BACKLOG ->
                Optional.of(guard(kpi, kpi.name(), whole(overall, headline.guard), slice));
            // What the AI settles alone is worth something only when those customers are satisfied.
            case CONTAINMENT ->
                csatOfAiOnly.map(
                        it -> guard(kpi, "CSAT of AI only", it, slice.with(Dimension.PATH, Lane.AI_ONLY.key())));
        };
    }

    private static Tile.Guard guard(Kpi<?> kpi, String name, Figure figure, Slice of) {
        return new Tile.Guard(
                name,
                Readable.of(kpi.unit(), figure.value()),
                kpi.unit() == Kpi.Unit.COUNT ? "" : "n " + Readable.count(figure.n()),
                EvidenceList.address(kpi.key(), of));
    }

    private static Figure whole(Map<String, Answer> answers, String kpi) {
        return answers.get(kpi).total().getFirst().figure();
    }
}
