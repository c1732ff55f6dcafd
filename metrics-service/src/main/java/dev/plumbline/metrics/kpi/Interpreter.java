package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Answers queries in memory, over rows at hand: the yardstick for the compiler. Both must agree on any rows and any
 * query; a property test holds them to it.
 *
 * @param answers surveys with the NPS path as of the answer
 * @param sendings surveys with the NPS path as of the sending
 */
public record Interpreter(
        Collection<? extends Contact> contacts, Collection<SurveyRow> answers, Collection<SurveyRow> sendings) {

    /** The cell of the whole period. */
    private static final int WHOLE = -1;

    private record Key(int bucket, List<String> group) {}

    /** The answers of several KPIs, in the order asked. */
    public List<Answer> answer(List<Kpi.Selection<?>> selections, Query query) {
        return selections.stream().map(selection -> answer(selection, query)).toList();
    }

    public <R extends Row> Answer answer(Kpi.Selection<R> selection, Query query) {
        var cells = new HashMap<Key, List<R>>();
        place(selection.kpi().basis(), query, cells);
        return Answer.of(
                selection,
                query,
                cells.entrySet().stream()
                        .map(cell -> new Answer.Cell(
                                cell.getKey().bucket() == WHOLE
                                        ? OptionalInt.empty()
                                        : OptionalInt.of(cell.getKey().bucket()),
                                cell.getKey().group(),
                                selection.measure().leaves().stream()
                                        .map(leaf -> evaluate(leaf, cell.getValue()))
                                        .toList()))
                        .toList());
    }

    /** The rows that a query over a basis sees: those in its period that pass its filters. */
    @SuppressWarnings("unchecked") // A basis names the rows that it reads: R is Contact, SurveyRow or OpenContact.
    private <R extends Row> void place(Basis<R> basis, Query query, Map<Key, List<R>> cells) {
        var starts = query.starts();
        switch (basis) {
            case Basis.Flow<R> flow -> {
                var rows = (Collection<R>)
                        switch (flow.table()) {
                            case "survey_answer" -> answers;
                            case "survey_sending" -> sendings;
                            case "contact" -> contacts;
                            case String unknown -> throw new IllegalArgumentException("No rows of " + unknown);
                        };
                for (var row : rows) {
                    flow.at()
                            .apply(row)
                            .filter(at -> !at.isBefore(query.from()) && at.isBefore(query.end()))
                            .ifPresent(at -> add(row, bucketOf(at, starts), query, cells));
                }
            }
            case Basis.Stock stock -> {
                var ends = query.ends();
                Consumer<OpenContact> whole = row -> put(WHOLE, (R) row, query, cells);
                open(query.end()).forEach(whole);
                if (query.bucket().isPresent() && !starts.isEmpty()) {
                    for (var index = 0; index < ends.size(); index++) {
                        var bucket = index;
                        open(ends.get(index)).forEach(row -> put(bucket, (R) row, query, cells));
                    }
                }
            }
        }
    }

    private Stream<OpenContact> open(Instant at) {
        return contacts.stream()
                .filter(contact -> contact.open().stream().anyMatch(span -> span.contains(at)))
                .map(contact -> new OpenContact(contact, at));
    }

    private static <R extends Row> void add(R row, int bucket, Query query, Map<Key, List<R>> cells) {
        put(WHOLE, row, query, cells);
        if (bucket != WHOLE) {
            put(bucket, row, query, cells);
        }
    }

    private static <R extends Row> void put(int bucket, R row, Query query, Map<Key, List<R>> cells) {
        var passes = query.filters().entrySet().stream()
                        .allMatch(filter -> filter.getValue().contains(row.dimension(filter.getKey())))
                && (query.tags().isEmpty() || query.tags().stream().anyMatch(row.tags()::contains));
        if (passes) {
            var group = query.by().stream().map(row::dimension).toList();
            cells.computeIfAbsent(new Key(bucket, group), key -> new ArrayList<>())
                    .add(row);
        }
    }

    private static int bucketOf(Instant at, List<Instant> starts) {
        for (var index = starts.size() - 1; index >= 0; index--) {
            if (!at.isBefore(starts.get(index))) {
                return index;
            }
        }
        return WHOLE;
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
