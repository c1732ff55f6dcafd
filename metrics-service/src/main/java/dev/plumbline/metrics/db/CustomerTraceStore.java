package dev.plumbline.metrics.db;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.metrics.fact.CustomerTraces;
import dev.plumbline.metrics.fact.EventName;
import dev.plumbline.metrics.fact.OpenSpan;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.kpi.ContactColumns;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All that customers' facts are folded from, out of the tables of events, contacts and surveys. */
@ApplicationScoped
class CustomerTraceStore {
    private final EventStore events;

    CustomerTraceStore(EventStore events) {
        this.events = events;
    }

    private record Known(Profile profile, Instant firstSeen) {}

    /** The traces of these customers; of those that no event ever named, none. */
    List<CustomerTraces> find(Connection connection, String tenant, Collection<String> customers) throws SQLException {
        if (customers.isEmpty()) {
            return List.of();
        }
        var known = known(connection, tenant, customers);
        var own = events.ofSubjects(connection, tenant, customers);
        var conversations = conversations(connection, tenant, customers);
        var answers = answers(connection, tenant, customers);
        var traces = new ArrayList<CustomerTraces>();
        known.forEach((customer, it) -> traces.add(new CustomerTraces(
                customer,
                it.profile(),
                it.firstSeen(),
                own.getOrDefault(customer, List.<SupportEvent>of()).stream()
                        .filter(EventKinds::isAboutCustomer)
                        .toList(),
                conversations.getOrDefault(customer, List.of()),
                answers.getOrDefault(customer, List.of()))));
        return traces;
    }

    private static Map<String, Known> known(Connection connection, String tenant, Collection<String> customers)
            throws SQLException {
        var known = new LinkedHashMap<String, Known>();
        try (var select = connection.prepareStatement(
                "select * from customer where tenant_id = ? and customer_id = any(?) and first_seen is not null")) {
            select.setString(1, tenant);
            select.setArray(2, connection.createArrayOf("text", customers.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(
                            rows.getString("customer_id"),
                            new Known(
                                    CustomerStore.profile(rows),
                                    instant(rows, "first_seen").orElseThrow()));
                }
            }
        }
        return known;
    }

    /** A row per conversation and open span; a conversation that never waited has one without. */
    private static Map<String, List<CustomerTraces.Conversation>> conversations(
            Connection connection, String tenant, Collection<String> customers) throws SQLException {
        var sql = new SqlFragment()
                .add("select id, customer_id, opened_at, lower(span) as open_after, upper(span) as open_until, ")
                .add(KpiCompiler.condition(ContactColumns.TROUBLED))
                .add(" as troubled from contact left join lateral unnest(open_during) as span on true")
                .add(" where tenant_id = ? and customer_id = any(?) and conversation", tenant, List.copyOf(customers));
        var spans = new HashMap<String, List<OpenSpan>>();
        var found = new HashMap<String, List<CustomerTraces.Conversation>>();
        try (var select = connection.prepareStatement(sql.text())) {
            sql.bind(select);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    var id = rows.getString("id");
                    if (!spans.containsKey(id)) {
                        spans.put(id, new ArrayList<>());
                        found.computeIfAbsent(rows.getString("customer_id"), it -> new ArrayList<>())
                                .add(new CustomerTraces.Conversation(
                                        id,
                                        instant(rows, "opened_at").orElseThrow(),
                                        rows.getBoolean("troubled"),
                                        spans.get(id)));
                    }
                    var until = instant(rows, "open_until");
                    instant(rows, "open_after").ifPresent(after -> spans.get(id).add(new OpenSpan(after, until)));
                }
            }
        }
        return found;
    }

    /** The last answers to the customers' surveys, by the rule that says whose a survey is. */
    private static Map<String, List<CustomerTraces.Answer>> answers(
            Connection connection, String tenant, Collection<String> customers) throws SQLException {
        var found = new HashMap<String, List<CustomerTraces.Answer>>();
        try (var select = connection.prepareStatement("""
                select subject as customer_id, kind, answered_at, score, answer_source, answer_id
                from survey where tenant_id = ? and kind = 'nps' and subject = any(?) and answered_at is not null
                union all
                select c.customer_id, s.kind, s.answered_at, s.score, s.answer_source, s.answer_id
                from contact c join survey s on s.tenant_id = c.tenant_id and s.subject = c.id and s.kind <> 'nps'
                where c.tenant_id = ? and c.customer_id = any(?) and c.conversation and s.answered_at is not null
                union all
                select s.named_customer, s.kind, s.answered_at, s.score, s.answer_source, s.answer_id
                from survey s
                where s.tenant_id = ? and s.named_customer = any(?) and s.kind <> 'nps' and s.answered_at is not null
                    and not exists (select from contact c
                                    where c.tenant_id = s.tenant_id and c.id = s.subject and c.conversation)""")) {
            var ids = connection.createArrayOf("text", customers.toArray());
            for (var column = 1; column <= 5; column += 2) {
                select.setString(column, tenant);
                select.setArray(column + 1, ids);
            }
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.computeIfAbsent(rows.getString("customer_id"), it -> new ArrayList<>())
                            .add(new CustomerTraces.Answer(
                                    instant(rows, "answered_at").orElseThrow(),
                                    new EventName(rows.getString("answer_source"), rows.getString("answer_id")),
                                    SurveyKind.valueOf(rows.getString("kind").toUpperCase(Locale.ROOT)),
                                    (int) rows.getDouble("score")));
                }
            }
        }
        return found;
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
