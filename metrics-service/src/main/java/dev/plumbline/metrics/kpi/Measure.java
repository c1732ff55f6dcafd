package dev.plumbline.metrics.kpi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a figure is made of {@link Leaf leaves}. A compiler and an interpreter only know leaves; what a share or a score
 * is stands here, once.
 */
public sealed interface Measure<R extends Row> {

    List<Leaf<R>> leaves();

    /** The figure, from the leaves' results in their order; {@code null} where a leaf has none. */
    Figure figure(List<Double> results);

    /** The rows behind the figure's denominator: as many as its {@code n}, but for sums. */
    Condition<R> denominator();

    /** Those of them that make the numerator: all, where the figure is no share of them. */
    default Condition<R> numerator() {
        return denominator();
    }

    /** What each row has by itself, where the figure is a mean or percentile of it. */
    default Optional<Value<R>> value() {
        return Optional.empty();
    }

    /** The rows that count for nothing though they might: denominator without numerator, or without a value. */
    default Condition<R> missed() {
        return Condition.not(Condition.any());
    }

    /**
     * Such rows out of all of them.
     *
     * @param beside further shares of the same rows, by their name in the API
     */
    record Share<R extends Row>(Condition<R> of, Condition<R> those, Map<String, Condition<R>> beside)
            implements Measure<R> {
        @Override
        public List<Leaf<R>> leaves() {
            var leaves = new ArrayList<Leaf<R>>();
            leaves.add(new Leaf.Count<>(of));
            leaves.add(new Leaf.Count<>(numerator()));
            beside.values().forEach(it -> leaves.add(new Leaf.Count<>(of.and(it))));
            return leaves;
        }

        @Override
        public Figure figure(List<Double> results) {
            double all = results.getFirst();
            double such = results.get(1);
            var figure = Figure.share(such, all);
            var parts = new LinkedHashMap<>(figure.parts());
            var index = 2;
            for (var name : beside.keySet()) {
                var share = results.get(index++) / all;
                parts.put(name, all == 0 ? Optional.empty() : Optional.of(share));
            }
            return new Figure(figure.value(), figure.n(), parts);
        }

        @Override
        public Condition<R> denominator() {
            return of;
        }

        @Override
        public Condition<R> numerator() {
            return of.and(those);
        }

        @Override
        public Condition<R> missed() {
            return of.and(Condition.not(those));
        }
    }

    /** How many rows there are. */
    record Count<R extends Row>(Condition<R> of) implements Measure<R> {
        @Override
        public List<Leaf<R>> leaves() {
            return List.of(new Leaf.Count<>(of));
        }

        @Override
        public Figure figure(List<Double> results) {
            return counted(results.getFirst());
        }

        @Override
        public Condition<R> denominator() {
            return of;
        }
    }

    /** An amount, in the tenant's currency, shared out among rows that need not have any. */
    record PerRow<R extends Row>(List<Value<R>> amounts, Condition<R> of) implements Measure<R> {
        @Override
        public List<Leaf<R>> leaves() {
            var leaves = new ArrayList<Leaf<R>>();
            leaves.add(new Leaf.Count<>(of));
            amounts.forEach(amount -> leaves.add(new Leaf.Sum<>(amount, of)));
            return leaves;
        }

        @Override
        public Figure figure(List<Double> results) {
            return shared(
                    results.stream().skip(1).mapToDouble(Double::doubleValue).sum(), results.getFirst());
        }

        @Override
        public Condition<R> denominator() {
            return of;
        }

        @Override
        public Condition<R> numerator() {
            return of.and(anyAmount());
        }

        @Override
        public Condition<R> missed() {
            return of.and(Condition.not(anyAmount()));
        }

        private Condition<R> anyAmount() {
            return Condition.either(amounts.stream().map(Condition.Has::new).toList());
        }
    }

    /**
     * The cost that is allocated to rows, shared out among them. Whoever counts its leaves turns them into a cost by
     * {@link CostRates} and adds it to them.
     *
     * @param work what labor is divided by
     * @param automated the rows that the cost of AI is divided among
     */
    record AllocatedCost<R extends Row>(Condition<R> of, Value<R> work, Condition<R> automated) implements Measure<R> {
        @Override
        public List<Leaf<R>> leaves() {
            return List.of(new Leaf.Count<>(of), new Leaf.Sum<>(work, of), new Leaf.Count<>(of.and(automated)));
        }

        /** What costs are divided by, from the leaves' results. */
        CostRates.Weights weights(List<Double> results) {
            return new CostRates.Weights(results.getFirst(), results.get(1), results.get(2));
        }

        /** The results of the leaves, and the cost after them. */
        @Override
        public Figure figure(List<Double> results) {
            return shared(results.getLast(), results.getFirst());
        }

        @Override
        public Condition<R> denominator() {
            return of;
        }
    }

    /** How long it took, in seconds. The headline is the median, or the mean where {@code byMean}. */
    record Time<R extends Row>(Value<R> seconds, Condition<R> of, boolean byMean) implements Measure<R> {
        @Override
        public Optional<Value<R>> value() {
            return Optional.of(seconds);
        }

        @Override
        public List<Leaf<R>> leaves() {
            return List.of(
                    new Leaf.Count<>(denominator()),
                    new Leaf.Mean<>(seconds, of),
                    new Leaf.Percentile<>(seconds, of, 0.5),
                    new Leaf.Percentile<>(seconds, of, 0.9));
        }

        @Override
        public Figure figure(List<Double> results) {
            var mean = results.get(1);
            var median = results.get(2);
            return new Figure(
                    Optional.ofNullable(byMean ? mean : median),
                    results.getFirst().longValue(),
                    Figure.parts("mean", mean, "p50", median, "p90", results.get(3)));
        }

        @Override
        public Condition<R> denominator() {
            return of.and(new Condition.Has<>(seconds));
        }

        @Override
        public Condition<R> missed() {
            return of.and(Condition.not(new Condition.Has<>(seconds)));
        }
    }

    /** The mean of a score; {@code good}, where it is given, is the score from which on it counts for the share beside it. */
    record Score<R extends Row>(Value<R> score, Condition<R> of, Optional<Double> good) implements Measure<R> {
        @Override
        public Optional<Value<R>> value() {
            return Optional.of(score);
        }

        @Override
        public List<Leaf<R>> leaves() {
            return Stream.concat(
                            Stream.of(new Leaf.Count<>(denominator()), new Leaf.Mean<>(score, of)),
                            good.<Leaf<R>>map(it -> new Leaf.Count<>(of.and(score.atLeast(it)))).stream())
                    .toList();
        }

        @Override
        public Figure figure(List<Double> results) {
            var n = results.getFirst().longValue();
            var share = good.isPresent() && n > 0 ? results.get(2) / n : null;
            return new Figure(
                    Optional.ofNullable(results.get(1)), n, good.isPresent() ? Figure.parts("share", share) : Map.of());
        }

        @Override
        public Condition<R> denominator() {
            return of.and(new Condition.Has<>(score));
        }

        @Override
        public Condition<R> missed() {
            return of.and(Condition.not(new Condition.Has<>(score)));
        }
    }

    /** 100 × (share of the ones − share of the others): −100..100. */
    record Net<R extends Row>(Condition<R> of, Condition<R> promoters, Condition<R> detractors) implements Measure<R> {
        @Override
        public List<Leaf<R>> leaves() {
            return List.of(
                    new Leaf.Count<>(of), new Leaf.Count<>(of.and(promoters)), new Leaf.Count<>(of.and(detractors)));
        }

        @Override
        public Figure figure(List<Double> results) {
            double all = results.getFirst();
            var net = results.get(1) - results.get(2);
            return new Figure(
                    all == 0 ? Optional.empty() : Optional.of(100 * net / all),
                    (long) all,
                    Figure.parts("numerator", net, "denominator", all));
        }

        @Override
        public Condition<R> denominator() {
            return of;
        }
    }

    /** 1 − mean over such rows ÷ mean over the others; none while one side is empty. */
    record Reduction<R extends Row>(Value<R> measured, Condition<R> of, Condition<R> such) implements Measure<R> {
        @Override
        public List<Leaf<R>> leaves() {
            return List.of(
                    new Leaf.Count<>(denominator()),
                    new Leaf.Mean<>(measured, of.and(such)),
                    new Leaf.Mean<>(measured, of.and(Condition.not(such))));
        }

        @Override
        public Figure figure(List<Double> results) {
            var with = results.get(1);
            var without = results.get(2);
            return new Figure(
                    with == null || without == null ? Optional.empty() : Optional.of(1 - with / without),
                    results.getFirst().longValue(),
                    Map.of());
        }

        @Override
        public Condition<R> denominator() {
            return of.and(new Condition.Has<>(measured));
        }

        @Override
        public Condition<R> missed() {
            return of.and(Condition.not(new Condition.Has<>(measured)));
        }
    }

    private static Figure shared(double amount, double rows) {
        return new Figure(
                rows == 0 ? Optional.empty() : Optional.of(amount / rows),
                (long) rows,
                Figure.parts("numerator", amount, "denominator", rows));
    }

    private static Figure counted(double count) {
        return new Figure(Optional.of(count), (long) count, Figure.parts("numerator", count, "denominator", count));
    }
}
