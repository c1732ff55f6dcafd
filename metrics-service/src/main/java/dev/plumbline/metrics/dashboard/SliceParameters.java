package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Dimension;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a {@link Slice} from an address. What cannot be used is named, never ignored: it would show something else. */
final class SliceParameters {
    /** Holds the two months of the demo, and is what one looks back on in a quarter's review. */
    static final int WEEKS_AT_FIRST = 9;

    /** More points than a chart shows. */
    private static final int MOST_BUCKETS = 400;

    private static final Set<String> OWN = Set.of("from", "to", "bucket", "tag");

    private final Map<String, List<String>> given;
    private final Calendar calendar;
    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();

    SliceParameters(Map<String, List<String>> given, Calendar calendar, Instant now) {
        this.given = given;
        this.calendar = calendar;
        this.now = now;
    }

    /**
     * The slice that is asked for: without a period the last weeks, without a bucket by week.
     *
     * @param further the parameters that the page takes besides
     */
    Slice slice(Set<String> further) {
        var to = instant("to").orElseGet(() -> calendar.endOfWeek(now));
        var from = instant("from").orElseGet(() -> calendar.weeksBefore(to, WEEKS_AT_FIRST));
        var bucket = single("bucket").flatMap(this::bucket).orElse(BucketSize.WEEK);
        var filters = new EnumMap<Dimension, List<String>>(Dimension.class);
        given.forEach((name, values) -> Dimension.named(name)
                .ifPresentOrElse(
                        dimension -> filters.put(dimension, List.copyOf(values)), () -> refuseUnknown(name, further)));
        if (from.isBefore(Instant.EPOCH)) {
            reject("from", "must not be before 1970");
        }
        if (!from.isBefore(to)) {
            reject("to", "must be after 'from'");
        } else if (Duration.between(from, to).compareTo(length(bucket).multipliedBy(MOST_BUCKETS)) > 0) {
            reject("bucket", "would give more than " + MOST_BUCKETS + " points; take a wider one or a shorter period");
        }
        check();
        return new Slice(from, to, bucket, filters, List.copyOf(given.getOrDefault("tag", List.of())), calendar);
    }

    /** The value of a parameter that is given at most once; empty is not given. */
    Optional<String> single(String name) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            reject(name, "must be given once");
        }
        return values.stream().findFirst().filter(it -> !it.isEmpty());
    }

    void reject(String parameter, String detail) {
        violations.add(new Violation("/" + parameter, detail));
    }

    /** Refuses the request when anything in it cannot be used. */
    void check() {
        if (!violations.isEmpty()) {
            throw Problem.badRequest("Something in the address cannot be used.").with(List.copyOf(violations));
        }
    }

    private Optional<BucketSize> bucket(String key) {
        var size = BucketSize.named(key);
        if (size.isEmpty()) {
            reject("bucket", "must be one of " + String.join(", ", BucketSize.keys()));
        }
        return size;
    }

    private Optional<Instant> instant(String name) {
        return single(name).flatMap(text -> {
            try {
                return Optional.of(
                        text.length() == 10
                                ? LocalDate.parse(text)
                                        .atStartOfDay(calendar.zone())
                                        .toInstant()
                                : Rfc3339.parse(text));
            } catch (DateTimeException malformed) {
                reject(name, "must be a date such as 2026-02-01, or an instant such as 2026-02-01T09:30:00Z");
                return Optional.empty();
            }
        });
    }

    private void refuseUnknown(String name, Set<String> further) {
        if (!OWN.contains(name) && !further.contains(name)) {
            reject(
                    name,
                    "is nothing that this page can show by; there are from, to, bucket, tag and "
                            + String.join(", ", Dimension.keys()));
        }
    }

    private static Duration length(BucketSize size) {
        return switch (size) {
            case HOUR -> Duration.ofHours(1);
            case DAY -> Duration.ofDays(1);
            case WEEK -> Duration.ofDays(7);
            case MONTH -> Duration.ofDays(28);
        };
    }
}
