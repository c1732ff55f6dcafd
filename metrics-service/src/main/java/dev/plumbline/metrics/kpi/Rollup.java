package dev.plumbline.metrics.kpi;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is added up in advance of a flow's rows, for all its KPIs. It follows from their declarations: a new KPI is in it
 * without a word.
 *
 * @param numbers what adds up: counts and sums
 * @param spreads what does not: the values whose percentiles are asked for
 */
public record Rollup<R extends Row>(Basis.Flow<R> flow, List<Leaf<R>> numbers, List<Spread<R>> spreads) {

    /** The values of such rows as have one. */
    public record Spread<R extends Row>(Value<R> value, Condition<R> such) {
        static <R extends Row> Spread<R> of(Leaf.Percentile<R> leaf) {
            return new Spread<>(leaf.value(), leaf.such());
        }

        /** How many values there are. */
        public Leaf.Count<R> count() {
            return new Leaf.Count<>(such.and(new Condition.Has<>(value)));
        }
    }

    /** By what it is added up. */
    public enum Cube {
        HOUR(BucketSize.HOUR, Dimension.PATH, Dimension.CHANNEL),
        DAY(BucketSize.DAY, Dimension.PATH),
        WIDE(BucketSize.DAY, Dimension.PATH, Dimension.CHANNEL, Dimension.CATEGORY, Dimension.SEGMENT);

        private final BucketSize unit;
        private final Set<Dimension> dimensions;

        Cube(BucketSize unit, Dimension first, Dimension... others) {
            this.unit = unit;
            this.dimensions = EnumSet.of(first, others);
        }

        public BucketSize unit() {
            return unit;
        }

        public Set<Dimension> dimensions() {
            return dimensions;
        }
    }

    /** By what spreads are kept, for hours and days alike. */
    public static final Set<Dimension> OF_SPREADS = EnumSet.of(Dimension.PATH);

    /** The flows that are asked for most. What is rare is counted from its rows. */
    public static final List<Rollup<?>> ALL =
            List.of(of(Basis.OPENED), of(Basis.RESOLVED), of(Basis.ESCALATED), of(Basis.ANSWERED), of(Basis.SENT));

    private static <R extends Row> Rollup<R> of(Basis.Flow<R> flow) {
        var numbers = new LinkedHashSet<Leaf<R>>();
        var spreads = new LinkedHashSet<Spread<R>>();
        for (var kpi : Catalog.all()) {
            if (kpi.basis().equals(flow)) {
                @SuppressWarnings("unchecked") // A KPI of this basis is of its rows.
                var own = (Kpi<R>) kpi;
                own.measures().flatMap(it -> it.leaves().stream()).forEach(leaf -> {
                    numbers.addAll(addends(leaf));
                    spread(leaf).ifPresent(spreads::add);
                });
            }
        }
        return new Rollup<>(flow, List.copyOf(numbers), List.copyOf(spreads));
    }

    /** The rollup of a basis, where it has one. */
    public static Optional<Rollup<?>> ofBasis(Basis<?> basis) {
        return ALL.stream().filter(it -> it.flow().equals(basis)).findFirst();
    }

    /** Whether all of these leaves can be told from it. */
    public boolean tells(Iterable<? extends Leaf<?>> leaves) {
        for (var leaf : leaves) {
            if (!numbers.containsAll(addends(leaf))
                    || !spreads.containsAll(spread(leaf).stream().toList())) {
                return false;
            }
        }
        return true;
    }

    /** The counts and sums that a leaf's result is made of. */
    public static <R extends Row> List<Leaf<R>> addends(Leaf<R> leaf) {
        return switch (leaf) {
            case Leaf.Count<R> count -> List.of(count);
            case Leaf.Sum<R> sum -> List.of(sum);
            case Leaf.Mean<R> mean ->
                List.of(new Leaf.Sum<>(mean.value(), mean.such()), new Spread<>(mean.value(), mean.such()).count());
            case Leaf.Percentile<R> percentile -> List.of(Spread.of(percentile).count());
        };
    }

    /** The spread that a leaf's result is found in, if it is a percentile. */
    public static <R extends Row> Optional<Spread<R>> spread(Leaf<R> leaf) {
        return leaf instanceof Leaf.Percentile<R> percentile ? Optional.of(Spread.of(percentile)) : Optional.empty();
    }

    /** The dimensions that a scan groups and sieves by; empty when it also does by something else. */
    public static Optional<Set<Dimension>> dimensionsOf(Scan<?> scan) {
        var labels = new ArrayList<Label<?>>(scan.by());
        scan.sieves().forEach(sieve -> labels.add(sieve.label()));
        var dimensions = EnumSet.noneOf(Dimension.class);
        for (var label : labels) {
            var dimension = Dimension.of(label);
            if (dimension.isEmpty()) {
                return Optional.empty();
            }
            dimensions.add(dimension.get());
        }
        return Optional.of(dimensions);
    }
}
