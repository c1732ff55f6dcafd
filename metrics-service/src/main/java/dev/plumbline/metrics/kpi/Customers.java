package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.CustomerTraces;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where single customers are found. */
public interface Customers {
    /** A customer, and what their fact was folded from. */
    record Detail(CustomerFact fact, CustomerTraces traces) {}

    /** A page of customers; {@code next}: where the next page begins, empty on the last one. */
    record Page(List<CustomerFact> customers, Optional<String> next) {}

    /** A tenant's customer; empty when no event ever named them. */
    Optional<Detail> find(String tenant, String id);

    /**
     * A tenant's customers, the worst health first.
     *
     * @param at when
     * @param atRisk only those who are active and at risk then, or only the others; all when empty
     * @param filters for each dimension of customers the words of which one must fit
     */
    Page list(
            String tenant,
            Instant at,
            Optional<Boolean> atRisk,
            Map<Dimension, List<String>> filters,
            Optional<String> cursor,
            int limit);
}
