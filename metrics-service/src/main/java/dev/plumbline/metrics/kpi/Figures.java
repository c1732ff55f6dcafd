package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where figures come from, and the rows behind them. */
public interface Figures {

    /** The answers of several KPIs to one query, in the order asked. */
    List<Answer> answer(String tenant, List<Kpi.Selection<?>> selections, Query query);

    /** Which of the rows behind a figure to show. */
    enum Part {
        NUMERATOR,
        DENOMINATOR,
        MISSED;

        /** What makes a row one of this part. */
        public <R extends Row> Condition<R> of(Measure<R> measure) {
            return switch (this) {
                case NUMERATOR -> measure.numerator();
                case DENOMINATOR -> measure.denominator();
                case MISSED -> measure.missed();
            };
        }
    }

    /**
     * A row behind a figure.
     *
     * @param kind {@code conversation}, {@code session}, {@code survey}, {@code review} or {@code customer}
     * @param id of what its kind says
     * @param conversationId the conversation to open; empty where there is none
     * @param at the time that puts it into its bucket
     * @param value the row's own value, for times and scores
     */
    record Evidence(
            String kind,
            String id,
            Optional<String> conversationId,
            Optional<String> customerId,
            Instant at,
            Map<Dimension, String> dimensions,
            Optional<Double> value,
            Optional<String> comment) {}

    /** A page of evidence; {@code next}: where the next page begins, empty on the last one. */
    record Page(List<Evidence> rows, Optional<String> next) {}

    /** The rows behind a figure, newest first. */
    Page evidence(
            String tenant, Kpi.Selection<?> selection, Query query, Part part, Optional<String> cursor, int limit);
}
