package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.CustomerFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;

/**
 * Answers queries in memory, over rows at hand: the yardstick for the compiler. Both must agree on any rows and any
 * query; a property test holds them to it.
 *
 * @param answers surveys with the NPS path as of the answer
 * @param sendings surveys with the NPS path as of the sending
 */
public record Interpreter(
        Collection<? extends Contact> contacts,
        Collection<SurveyRow> answers,
        Collection<SurveyRow> sendings,
        Collection<CustomerFact> customers,
        List<Cost> costs) {

    private record Key(OptionalInt bucket, List<String> group) {}

    /** A row where it stands: in a bucket, or in the whole period. */
    private record Placed<R extends Row>(OptionalInt bucket, R row) {}

    /** The answers of several KPIs, in the order asked. */
    public List<Answer> answer(List<Kpi.Selection<?>> selections, Query query) {
        return selections.stream().map(selection -> answer(selection, query)).toList();
    }

    public <R extends Row> Answer answer(Kpi.Selection<R> selection, Query query) {
        var plan = Plan.of(selection, query);
        var rates = plan.cost().isPresent()
                ? plan.rates(count(plan.allRows(), plan.leaves(), query), costs)
                : CostRates.NONE;
        return plan.answer(count(plan.scan(), plan.leaves(), query), rates);
    }

    /** The rows behind a figure, in any order; a row stands once for the whole period. */
    public <R extends Row> List<R> evidence(Kpi.Selection<R> selection, Query query, Figures.Part part) {
        var plan = Plan.of(selection, query.whole());
        var such = part.of(plan.measure());
        return place(plan.scan().basis(), query.whole())
                .map(Placed::row)
                .filter(row -> passes(row, plan.scan()))
                .filter(such::holds)
                .toList();
    }

    private <R extends Row> Plan.Counted count(Scan<R> scan, List<Leaf<R>> leaves, Query query) {
        var cells = new HashMap<Key, List<R>>();
        place(scan.basis(), query).forEach(placed -> {
            if (passes(placed.row(), scan)) {
                for (var group : groups(placed.row(), scan)) {
                    cells.computeIfAbsent(new Key(placed.bucket(), group), key -> new ArrayList<>())
                            .add(placed.row());
                }
            }
        });
        return new Plan.Counted(
                leaves,
                cells.entrySet().stream()
                        .map(cell -> new Plan.Cell(
                                cell.getKey().bucket(), cell.getKey().group(), evaluate(leaves, cell.getValue())))
                        .toList());
    }

    /** The rows of a basis in the periods of a query. */
    @SuppressWarnings("unchecked") // A basis names the rows that it reads.
    private <R extends Row> Stream<Placed<R>> place(Basis<R> basis, Query query) {
        return switch (basis) {
            case Basis.Flow<R> flow -> {
                var starts = query.starts();
                var end = query.end();
                yield ((Stream<R>) rows(flow.table()))
                        .flatMap(row -> flow.at().apply(row).stream()
                                .filter(at -> !at.isBefore(query.from()) && at.isBefore(end))
                                .flatMap(at -> buckets(at, starts))
                                .map(bucket -> new Placed<>(bucket, row)));
            }
            case Basis.Stock ignored -> open(query).map(placed -> new Placed<>(placed.bucket(), (R) placed.row()));
            case Basis.Census ignored ->
                query.periods().stream()
                        .flatMap(period -> customers.stream()
                                .map(customer -> new Placed<>(period.bucket(), (R)
                                        new CustomerPeriod(customer, period.from(), period.to()))));
        };
    }

    private Stream<? extends Row> rows(Basis.Table table) {
        return switch (table) {
            case CONTACT -> contacts.stream();
            case KNOWLEDGE_GAP -> contacts.stream().flatMap(it -> ContactEvent.gaps(it).stream());
            case EXPANSION_SIGNAL -> contacts.stream().flatMap(it -> ContactEvent.signals(it).stream());
            case REVIEW -> contacts.stream().flatMap(it -> ReviewRow.of(it).stream());
            case SURVEY_ANSWER -> answers.stream();
            case SURVEY_SENDING -> sendings.stream();
        };
    }

    private Stream<Placed<OpenContact>> open(Query query) {
        var whole = openAt(query.end()).map(row -> new Placed<>(OptionalInt.empty(), row));
        var ends = query.ends();
        if (query.starts().isEmpty()) {
            return whole;
        }
        return Stream.concat(
                whole,
                Stream.iterate(0, index -> index < ends.size(), index -> index + 1)
                        .flatMap(
                                index -> openAt(ends.get(index)).map(row -> new Placed<>(OptionalInt.of(index), row))));
    }

    private Stream<OpenContact> openAt(Instant at) {
        return contacts.stream()
                .filter(contact -> contact.open().stream().anyMatch(span -> span.contains(at)))
                .map(contact -> new OpenContact(contact, at));
    }

    /** The whole period, and the bucket of an instant if there are buckets. */
    private static Stream<OptionalInt> buckets(Instant at, List<Instant> starts) {
        for (var index = starts.size() - 1; index >= 0; index--) {
            if (!at.isBefore(starts.get(index))) {
                return Stream.of(OptionalInt.empty(), OptionalInt.of(index));
            }
        }
        return Stream.of(OptionalInt.empty());
    }

    private static <R extends Row> boolean passes(R row, Scan<R> scan) {
        for (var sieve : scan.sieves()) {
            if (sieve.label().of(row).stream().noneMatch(sieve.words()::contains)) {
                return false;
            }
        }
        return true;
    }

    /** The groups that a row stands in: one for each combination of its words; only those that sieves let pass. */
    private static <R extends Row> List<List<String>> groups(R row, Scan<R> scan) {
        var groups = List.of(List.<String>of());
        for (var label : scan.by()) {
            var words = label.of(row).stream()
                    .filter(word -> scan.sieves().stream()
                            .filter(sieve -> sieve.label().equals(label))
                            .allMatch(sieve -> sieve.words().contains(word)))
                    .toList();
            groups = groups.stream()
                    .flatMap(group -> words.stream()
                            .map(word -> Stream.concat(group.stream(), Stream.of(word))
                                    .toList()))
                    .toList();
        }
        return groups;
    }

    private static <R extends Row> List<Double> evaluate(List<Leaf<R>> leaves, List<R> rows) {
        var results = new ArrayList<Double>();
        leaves.forEach(leaf -> results.add(evaluate(leaf, rows)));
        return results;
    }

    private static <R extends Row> Double evaluate(Leaf<R> leaf, List<R> rows) {
        return switch (leaf) {
            case Leaf.Count<R> count ->
                (double) rows.stream().filter(count.such()::holds).count();
            case Leaf.Sum<R> sum ->
                values(rows, sum.such(), sum.value())
                        .mapToDouble(Double::doubleValue)
                        .sum();
            case Leaf.Mean<R> mean -> {
                var average = values(rows, mean.such(), mean.value())
                        .mapToDouble(Double::doubleValue)
                        .average();
                yield average.isPresent() ? average.getAsDouble() : null;
            }
            case Leaf.Percentile<R> percentile -> {
                var sorted = values(rows, percentile.such(), percentile.value())
                        .sorted()
                        .toList();
                yield sorted.isEmpty() ? null : sorted.get((int) Math.ceil(percentile.rank() * sorted.size()) - 1);
            }
        };
    }

    private static <R extends Row> Stream<Double> values(List<R> rows, Condition<R> such, Value<R> value) {
        return rows.stream().filter(such::holds).flatMap(row -> value.of(row).stream());
    }
}
