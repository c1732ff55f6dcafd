package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import dev.plumbline.metrics.review.Cadence;
import dev.plumbline.metrics.review.Compared;
import dev.plumbline.metrics.review.Mishap;
import dev.plumbline.metrics.review.Period;
import dev.plumbline.metrics.review.Reason;
import dev.plumbline.metrics.review.Recurrence;
import dev.plumbline.metrics.review.Review;
import dev.plumbline.metrics.review.Shift;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.Optional;

/** A review's terms as people say them. */
final class ReviewWords {
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);
    private static final String WRONG_WAY = "bad";
    private static final String RIGHT_WAY = "good";
    private static final String NEITHER_WAY = "unclear";

    private ReviewWords() {}

    /** "Week 7, 2026", "February 2026", "Q1 2026". */
    static String name(Period period) {
        var start = period.start();
        return switch (period.cadence()) {
            case WEEK ->
                "Week " + start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR) + ", " + start.get(IsoFields.WEEK_BASED_YEAR);
            case MONTH -> MONTH.format(start);
            case QUARTER -> "Q" + start.get(IsoFields.QUARTER_OF_YEAR) + " " + start.getYear();
        };
    }

    static String name(Cadence cadence) {
        return Words.sentence(cadence.key());
    }

    static Change change(Kpi<?> kpi, Compared.Past past, Shift shift) {
        var mayBeChance = shift.certainty() == Shift.Certainty.MAYBE_CHANCE;
        return new Change(
                shift.difference() > 0 ? "▲" : shift.difference() < 0 ? "▼" : "=",
                mayBeChance ? NEITHER_WAY : mood(shift.direction()),
                size(kpi, shift) + (mayBeChance ? ", may be chance" : ""),
                Readable.of(kpi.unit(), past.figure().value()));
    }

    /** By how much, without the direction. */
    static String size(Kpi<?> kpi, Shift shift) {
        var size = Math.abs(shift.difference());
        return kpi.unit() == Kpi.Unit.SHARE
                ? String.format(Locale.ENGLISH, "%.1f pts", 100 * size)
                : Readable.of(kpi.unit(), size);
    }

    private static String mood(Shift.Direction direction) {
        return switch (direction) {
            case BETTER -> RIGHT_WAY;
            case WORSE -> WRONG_WAY;
            case NEITHER -> NEITHER_WAY;
        };
    }

    /** "78.1–84.0%"; of what has no interval nothing. */
    static Optional<String> interval(Figure figure) {
        return figure.part("low")
                .flatMap(low -> figure.part("high")
                        .map(high -> String.format(Locale.ENGLISH, "%.1f–%.1f%%", 100 * low, 100 * high)));
    }

    static String title(Mishap mishap) {
        return switch (mishap) {
            case FAILED_AI -> "Failed AI-only conversations";
            case BAD_HANDOFF -> "Bad handoffs";
        };
    }

    static String title(Review.Section section) {
        return switch (section) {
            case OUTCOMES -> "Outcomes";
            case RETENTION -> "Retention";
            case COST -> "Cost and revenue";
        };
    }

    static String of(Recurrence recurrence) {
        var name = Words.of(recurrence.name());
        return switch (recurrence.kind()) {
            case FAILED_AI -> "AI only: " + reason(Mishap.FAILED_AI, recurrence.name());
            case BAD_HANDOFF -> "Handoff: " + reason(Mishap.BAD_HANDOFF, recurrence.name());
            case LEAKED_INTENT -> "Intent " + name + ": the AI took it, a person was needed";
            case REOPENED_INTENT -> "Intent " + name + ": opened again";
            case KNOWLEDGE_GAP -> "Help centre: " + name;
        };
    }

    private static String reason(Mishap mishap, String key) {
        return mishap.reasons().stream()
                .filter(reason -> reason.key().equals(key))
                .map(Reason::words)
                .findFirst()
                .orElse(key);
    }

    static String trend(Recurrence recurrence) {
        var words = switch (recurrence.trend()) {
            case GONE -> "did not come again";
            case DOWN -> "less often";
            case SAME -> "as often";
            case UP -> "more often";
        };
        return recurrence.certainty() == Shift.Certainty.MAYBE_CHANCE && recurrence.trend() != Recurrence.Trend.SAME
                ? words + ", may be chance"
                : words;
    }

    static String mood(Recurrence recurrence) {
        return switch (recurrence.certainty()) {
            case MAYBE_CHANCE, UNTOLD -> NEITHER_WAY;
            case SIGNIFICANT ->
                switch (recurrence.trend()) {
                    case GONE, DOWN -> RIGHT_WAY;
                    case SAME -> NEITHER_WAY;
                    case UP -> WRONG_WAY;
                };
        };
    }

    static String of(Recurrence.Tally tally) {
        return Readable.count(tally.count()) + " of " + Readable.count(tally.of());
    }

    static String experience(String key) {
        return key.equals(Cohorts.NO_EXPERIENCE)
                ? "No contact"
                : Lane.of(key)
                        .map(Lane::label)
                        .orElseGet(() -> key.equals("failed_ai") ? "Failed AI" : Words.sentence(Words.of(key)));
    }
}
