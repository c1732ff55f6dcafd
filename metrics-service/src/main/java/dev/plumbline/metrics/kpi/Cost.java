package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.CostRecorded;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** An amount that was spent evenly over the seconds of a span; {@code to} is exclusive. In the tenant's currency. */
public record Cost(CostRecorded.Kind kind, double amount, Instant from, Instant to) {

    public static Cost of(CostRecorded recorded) {
        return new Cost(
                recorded.kind(),
                recorded.money().amount().doubleValue(),
                recorded.from().atStartOfDay(ZoneOffset.UTC).toInstant(),
                recorded.to().atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** How much of it falls into a period. */
    double within(Query.Period period) {
        var start = from.isBefore(period.from()) ? period.from() : from;
        var end = to.isAfter(period.to()) ? period.to() : to;
        return start.isBefore(end) ? amount * seconds(start, end) / seconds(from, to) : 0;
    }

    private static double seconds(Instant from, Instant to) {
        var duration = Duration.between(from, to);
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}
