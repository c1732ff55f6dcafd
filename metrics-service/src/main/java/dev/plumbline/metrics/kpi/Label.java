package dev.plumbline.metrics.kpi;

import java.util.List;
import java.util.function.Function;

/** The word or words under which a row stands, and the column that holds them. */
public sealed interface Label<R extends Row> {

    String column();

    /** All words of a row; as a group it stands under each of them. */
    List<String> of(R row);

    /** Every row has exactly one. */
    record One<R extends Row>(String column, Function<R, String> reading) implements Label<R> {
        @Override
        public List<String> of(R row) {
            return List.of(reading.apply(row));
        }

        public Condition<R> in(List<String> words) {
            return new Condition.In<>(this, words);
        }
    }

    /** A row can have none or several, each once. */
    record Many<R extends Row>(String column, Function<R, List<String>> reading) implements Label<R> {
        @Override
        public List<String> of(R row) {
            return reading.apply(row);
        }
    }
}
