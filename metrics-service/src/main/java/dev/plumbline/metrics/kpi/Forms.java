package dev.plumbline.metrics.kpi;

import static dev.plumbline.metrics.kpi.Kpi.kpi;

import java.util.Map;
import java.util.Optional;

/** The forms that most KPIs have; a declaration begins with one of them. */
final class Forms {
    private Forms() {}

    static <R extends Row> Kpi.Builder<R> count(String key, Basis<R> basis, Condition<R> of) {
        return kpi(key, basis, Kpi.Unit.COUNT, new Measure.Count<>(of)).inEveryBucket();
    }

    /** {@code those} out of {@code of}. */
    static <R extends Row> Kpi.Builder<R> share(String key, Basis<R> basis, Condition<R> of, Condition<R> those) {
        return kpi(key, basis, Kpi.Unit.SHARE, new Measure.Share<>(of, those, Map.of()));
    }

    /** A duration; shorter is better. */
    static <R extends Row> Kpi.Builder<R> time(String key, Basis<R> basis, Value<R> seconds, Condition<R> of) {
        return kpi(key, basis, Kpi.Unit.SECONDS, new Measure.Time<>(seconds, of, false))
                .better(Kpi.Better.DOWN);
    }

    /** The mean of a score; higher is better. */
    static <R extends Row> Kpi.Builder<R> score(String key, Basis<R> basis, Value<R> value, Condition<R> of) {
        return kpi(key, basis, Kpi.Unit.SCORE, new Measure.Score<>(value, of, Optional.empty()))
                .tier(Kpi.Tier.QUALITY)
                .better(Kpi.Better.UP);
    }
}
