package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.Departure;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A customer as they were in a period; {@code to} is exclusive. */
public record CustomerPeriod(CustomerFact customer, Instant from, Instant to) implements Row {
    public static final Condition<CustomerPeriod> ACTIVE_AT_START =
            new Condition.Flag<>("active_at_start", row -> row.customer().activeAt(row.from()));
    public static final Condition<CustomerPeriod> ACTIVE_AT_END =
            new Condition.Flag<>("active_at_end", row -> row.customer().activeAt(row.to()));
    public static final Condition<CustomerPeriod> LEFT =
            new Condition.Flag<>("left_in_period", row -> row.departure().isPresent());
    public static final Condition<CustomerPeriod> LEFT_AFTER_SUPPORT = new Condition.Flag<>(
            "left_after_support",
            row -> row.departure().filter(Departure::afterSupport).isPresent());
    public static final Condition<CustomerPeriod> RENEWS = new Condition.Flag<>("renews", CustomerPeriod::renews);
    public static final Condition<CustomerPeriod> ENDANGERED_BEFORE_RENEWAL = new Condition.Flag<>(
            "endangered_before_renewal", row -> row.customer().endangeredBeforeRenewal());
    public static final Condition<CustomerPeriod> CONTACTED_BEFORE_RENEWAL = new Condition.Flag<>(
            "contacted_before_renewal", row -> row.customer().contactedBeforeRenewal());

    /** At the period's end. */
    public static final Value<CustomerPeriod> HEALTH = new Value<>(
            "health", row -> Optional.of(row.customer().healthAt(row.to()).value()));

    /** Of the last departure up to the period's end; {@code unknown} when it names none, or never was. */
    public static final Label.One<CustomerPeriod> REASON = new Label.One<>(
            "reason", row -> Words.of(row.customer().lastDeparture(row.to()).flatMap(Departure::reason)));

    public static final Label.One<CustomerPeriod> THEME = new Label.One<>(
            "theme", row -> Words.of(row.customer().lastDeparture(row.to()).flatMap(Departure::theme)));

    private Optional<Departure> departure() {
        return customer.firstDeparture(from, to);
    }

    private boolean renews() {
        return customer.profile()
                .renewalAt()
                .filter(it -> !it.isBefore(from) && it.isBefore(to))
                .isPresent();
    }

    @Override
    public String id() {
        return customer.id();
    }

    @Override
    public String dimension(Dimension dimension) {
        return Contact.customerDimension(customer.profile(), dimension);
    }

    @Override
    public List<String> tags() {
        return List.of();
    }
}
