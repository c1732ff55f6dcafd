package dev.plumbline.metrics.db;

import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.Departure;
import dev.plumbline.metrics.fact.Health;
import dev.plumbline.metrics.fact.HealthStep;
import dev.plumbline.metrics.kpi.Words;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Customers at all times: what their facts say, beside the profile that {@link CustomerStore} keeps. */
@ApplicationScoped
class CustomerFactStore {
    /** Replaces the facts of customers that have a row and are locked; they are no longer stale. */
    void replace(Connection connection, String tenant, Collection<CustomerFact> facts) throws SQLException {
        if (facts.isEmpty()) {
            return;
        }
        replaceRows(connection, tenant, facts);
        replaceHealth(connection, tenant, facts);
    }

    private static void replaceRows(Connection connection, String tenant, Collection<CustomerFact> facts)
            throws SQLException {
        try (var update = connection.prepareStatement("""
                update customer set stale = false, activity_changes = ?, departed_at = ?, departed_after_support = ?,
                    departure_reasons = ?, departure_themes = ?, endangered_before_renewal = ?,
                    contacted_before_renewal = ?, purchased_at = ?
                where tenant_id = ? and customer_id = ?""")) {
            for (var fact : facts) {
                var departures = fact.departures();
                setInstants(update, 1, fact.activityChanges());
                setInstants(update, 2, departures.stream().map(Departure::at).toList());
                update.setArray(
                        3,
                        connection.createArrayOf(
                                "boolean",
                                departures.stream().map(Departure::afterSupport).toArray()));
                setTexts(
                        update,
                        4,
                        departures.stream().map(it -> Words.of(it.reason())).toList());
                setTexts(
                        update,
                        5,
                        departures.stream().map(it -> Words.of(it.theme())).toList());
                update.setBoolean(6, fact.endangeredBeforeRenewal());
                update.setBoolean(7, fact.contactedBeforeRenewal());
                setInstants(update, 8, fact.purchases());
                update.setString(9, tenant);
                update.setString(10, fact.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }

    private static void replaceHealth(Connection connection, String tenant, Collection<CustomerFact> facts)
            throws SQLException {
        try (var delete = connection.prepareStatement(
                "delete from customer_health where tenant_id = ? and customer_id = any(?)")) {
            delete.setString(1, tenant);
            setTexts(delete, 2, facts.stream().map(CustomerFact::id).toList());
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement(
                "insert into customer_health (tenant_id, month, customer_id, since, health) values (?, ?, ?, ?, ?)")) {
            for (var fact : facts) {
                for (var month : months(fact.health()).entrySet()) {
                    insert.setString(1, tenant);
                    insert.setObject(2, month.getKey().atOffset(ZoneOffset.UTC));
                    insert.setString(3, fact.id());
                    setInstants(
                            insert,
                            4,
                            month.getValue().stream().map(HealthStep::since).toList());
                    insert.setArray(
                            5,
                            connection.createArrayOf(
                                    "float8",
                                    month.getValue().stream()
                                            .map(it -> it.health().value())
                                            .toArray()));
                    insert.addBatch();
                }
            }
            insert.executeBatch();
        }
    }

    /** The steps of each month in which health is ever told, the first at the month's start. */
    private static Map<Instant, List<HealthStep>> months(List<HealthStep> steps) {
        var months = new TreeMap<Instant, List<HealthStep>>();
        var before = Optional.<HealthStep>empty();
        for (var step : steps) {
            if (before.isPresent()) {
                carryOn(before.get(), monthOf(step.since()), months);
            }
            var month = monthOf(step.since());
            if (!months.containsKey(month)) {
                months.put(month, new ArrayList<>());
                if (month.isBefore(step.since())) {
                    var health = before.map(HealthStep::health).orElse(Health.UNTOLD);
                    months.get(month).add(new HealthStep(month, health));
                }
            }
            months.get(month).add(step);
            before = Optional.of(step);
        }
        return months;
    }

    /** Months between two steps have the health of the first all the time; where that is nothing told, no row is needed. */
    private static void carryOn(HealthStep step, Instant until, Map<Instant, List<HealthStep>> months) {
        if (!step.health().equals(Health.UNTOLD)) {
            for (var month = after(monthOf(step.since())); month.isBefore(until); month = after(month)) {
                months.put(month, new ArrayList<>(List.of(new HealthStep(month, step.health()))));
            }
        }
    }

    /** The start of an instant's month, in UTC. */
    static Instant monthOf(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC)
                .withDayOfMonth(1)
                .truncatedTo(ChronoUnit.DAYS)
                .toInstant();
    }

    private static Instant after(Instant month) {
        return month.atOffset(ZoneOffset.UTC).plusMonths(1).toInstant();
    }

    private static void setInstants(PreparedStatement statement, int column, List<Instant> instants)
            throws SQLException {
        statement.setArray(
                column,
                statement
                        .getConnection()
                        .createArrayOf(
                                "timestamptz",
                                instants.stream().map(Instant::toString).toArray()));
    }

    private static void setTexts(PreparedStatement statement, int column, List<String> texts) throws SQLException {
        statement.setArray(column, statement.getConnection().createArrayOf("text", texts.toArray()));
    }
}
