package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.CostRecorded;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What a unit of work cost in each period: every kind of cost is divided among all conversations of the period, by
 * weight. Since the rates are the same for all, the costs of groups add up to the cost of the whole.
 */
public final class CostRates {
    /** No costs at all. */
    public static final CostRates NONE = new CostRates(Map.of());

    /** How much there was of what costs are divided by; of a group, or of all. */
    record Weights(double conversations, double handleSeconds, double aiHandled) {
        Weights plus(Weights other) {
            return new Weights(
                    conversations + other.conversations,
                    handleSeconds + other.handleSeconds,
                    aiHandled + other.aiHandled);
        }

        /** The weight by which a kind is divided; equally, where nobody has any of its own. */
        private double of(CostRecorded.Kind kind, Weights all) {
            return switch (kind) {
                case LABOR -> all.handleSeconds > 0 ? handleSeconds : conversations;
                case AI -> all.aiHandled > 0 ? aiHandled : conversations;
                case SOFTWARE, TRAINING, OVERHEAD -> conversations;
            };
        }
    }

    private record Rates(Weights all, Map<CostRecorded.Kind, Double> perWeight) {
        double cost(Weights own) {
            return perWeight.entrySet().stream()
                    .mapToDouble(it -> it.getValue() * own.of(it.getKey(), all))
                    .sum();
        }
    }

    private final Map<OptionalInt, Rates> rates;

    private CostRates(Map<OptionalInt, Rates> rates) {
        this.rates = rates;
    }

    /**
     * The rates of a query's periods.
     *
     * @param all the weights of all conversations of each period, whatever the query filters
     */
    static CostRates of(Query query, List<Cost> costs, Map<OptionalInt, Weights> all) {
        var rates = new HashMap<OptionalInt, Rates>();
        for (var period : query.periods()) {
            var weights = all.getOrDefault(period.bucket(), new Weights(0, 0, 0));
            if (weights.conversations() > 0) {
                rates.put(period.bucket(), rates(period, costs, weights));
            }
        }
        return new CostRates(rates);
    }

    private static Rates rates(Query.Period period, List<Cost> costs, Weights all) {
        var perWeight = new EnumMap<CostRecorded.Kind, Double>(CostRecorded.Kind.class);
        costs.forEach(cost -> perWeight.merge(cost.kind(), cost.within(period), Double::sum));
        perWeight.replaceAll((kind, amount) -> amount / all.of(kind, all));
        return new Rates(all, perWeight);
    }

    /** The share of the period's costs that falls on conversations of these weights. */
    double cost(OptionalInt bucket, Weights own) {
        var ofPeriod = rates.get(bucket);
        return ofPeriod == null ? 0 : ofPeriod.cost(own);
    }
}
