package dev.plumbline.metrics.snapshot;

import dev.plumbline.contract.KpiSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be told of a tenant's snapshots.
 *
 * @param changed those that are other than what was told last
 * @param ended the keys of those that are no more: of a group in which there is nothing now, or that is not among the
 *     largest any more
 */
public record News(List<KpiSnapshot> changed, List<String> ended) {
    /** What sums in another order may differ by. */
    private static final double ROUNDING = 1e-9;

    /** What was told last under a key. */
    public record Told(Optional<Double> value, long n) {
        public static Told of(KpiSnapshot snapshot) {
            return new Told(snapshot.value(), snapshot.n());
        }

        private boolean isStill(KpiSnapshot snapshot) {
            return n == snapshot.n()
                    && value.isPresent() == snapshot.value().isPresent()
                    && value.map(it -> isNear(it, snapshot.value().orElseThrow()))
                            .orElse(true);
        }

        private static boolean isNear(double one, double other) {
            return Math.abs(one - other) <= ROUNDING * Math.max(1, Math.abs(one));
        }
    }

    /**
     * The difference between what was told and what is. That there is nothing is no news where nothing was told.
     *
     * @param told by key
     * @param current by key
     */
    public static News between(Map<String, Told> told, Map<String, KpiSnapshot> current) {
        var changed = new ArrayList<KpiSnapshot>();
        current.forEach((key, snapshot) -> {
            var last = told.get(key);
            if (last == null ? snapshot.n() > 0 : !last.isStill(snapshot)) {
                changed.add(snapshot);
            }
        });
        var ended = told.keySet().stream()
                .filter(key -> !current.containsKey(key))
                .sorted()
                .toList();
        return new News(List.copyOf(changed), ended);
    }
}
