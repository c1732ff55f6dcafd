package dev.plumbline.metrics.review;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.Locale;

/** How often support is reviewed. */
public enum Cadence {
    /** An ISO week, from Monday. */
    WEEK(ChronoUnit.WEEKS, "2026-W07"),
    MONTH(ChronoUnit.MONTHS, "2026-02"),
    QUARTER(IsoFields.QUARTER_YEARS, "2026-Q1");

    private final TemporalUnit unit;
    private final String example;

    Cadence(TemporalUnit unit, String example) {
        this.unit = unit;
        this.example = example;
    }

    /** Its name in the API, e.g. {@code week}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The key of one of its periods. */
    public String example() {
        return example;
    }

    /** The first day of the period that a day lies in. */
    LocalDate startOf(LocalDate day) {
        return switch (this) {
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
            case QUARTER -> day.withDayOfMonth(1).withMonth(day.get(IsoFields.QUARTER_OF_YEAR) * 3 - 2);
        };
    }

    LocalDate shifted(LocalDate start, int periods) {
        return start.plus(periods, unit);
    }
}
