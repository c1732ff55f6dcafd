package dev.plumbline.metrics.review;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which period's review is meant, from parameters of which at most one is {@code week}, {@code month}, {@code quarter}. */
public final class PeriodChoice {
    private PeriodChoice() {}

    /** The period that is named; without one the last week that is over. */
    public static Period of(Map<String, List<String>> given, ZoneId zone, Instant now) throws UnusablePeriodException {
        var named = named(given, zone, now);
        return named.isPresent() ? named.get() : Period.lastWhole(Cadence.WEEK, now, zone);
    }

    /** The period that is named, if one is. */
    public static Optional<Period> named(Map<String, List<String>> given, ZoneId zone, Instant now)
            throws UnusablePeriodException {
        var cadences = Arrays.stream(Cadence.values())
                .filter(it -> given.containsKey(it.key()))
                .toList();
        if (cadences.isEmpty()) {
            return Optional.empty();
        }
        var cadence = cadences.getFirst();
        if (cadences.size() > 1) {
            throw new UnusablePeriodException(
                    cadences.get(1).key(), "cannot be asked for together with '" + cadence.key() + "'");
        }
        var values = given.get(cadence.key());
        if (values.size() != 1) {
            throw new UnusablePeriodException(cadence.key(), "must be given once");
        }
        var period = Period.parse(cadence, values.getFirst(), zone)
                .orElseThrow(() -> new UnusablePeriodException(
                        cadence.key(), "must be a " + cadence.key() + " from 1970 on, such as " + cadence.example()));
        if (!period.hasBegun(now)) {
            throw new UnusablePeriodException(
                    cadence.key(),
                    "has not begun yet; the newest is "
                            + Period.at(cadence, now, zone).key());
        }
        return Optional.of(period);
    }
}
