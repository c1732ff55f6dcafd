package dev.plumbline.metrics.db;

import dev.plumbline.contract.AnonymousEvent;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes stored events anonymous. Who sends one of them again sends a repetition still, and no conflict: source, id and
 * digest of the original stay.
 */
@ApplicationScoped
class EventErasure {
    /** What names one of the customers: as its subject, or in the one field that can. */
    private static final String NAMING = """
            select source, id, type, subject, survey_id, time, data from event
            where tenant_id = ? and customer_id = any(?)
            union all
            select source, id, type, subject, survey_id, time, data from event
            where tenant_id = ? and subject = any(?)
                and (type like 'customer.%' or type = 'commerce.recorded'
                     or type like 'survey.%' and data ->> 'kind' = 'nps')""";

    /** Besides, what belongs to the conversations and sessions that they opened, and to their surveys. */
    private static final String THEIRS = "with naming as (" + NAMING + """
            ), theirs as (
                select source, id from naming
                union
                select e.source, e.id from naming join event e on e.tenant_id = ? and e.subject = naming.subject
                where (naming.type = 'conversation.opened'
                       or naming.type = 'knowledge.used'
                          and not exists (select from event opened where opened.tenant_id = e.tenant_id
                                          and opened.subject = naming.subject and opened.type = 'conversation.opened'))
                    and e.type not like 'customer.%' and e.type <> 'commerce.recorded'
                    and not (e.type like 'survey.%' and e.data ->> 'kind' = 'nps')
                union
                select e.source, e.id from naming join event e on e.tenant_id = ? and e.survey_id = naming.survey_id
            )
            select e.source, e.id, e.type, e.subject, e.time, e.time_nanos, e.extensions, e.data
            from theirs join event e on e.tenant_id = ? and e.source = theirs.source and e.id = theirs.id
            where e.arrived_at <= ? or e.time <= ?""";

    /** Makes a customer's events anonymous, and returns those that changed as they are now. */
    List<SupportEvent> erase(Connection connection, CustomerErased erased) throws SQLException {
        var changed = new ArrayList<SupportEvent>();
        for (var event : theirs(connection, erased)) {
            var anonymous = AnonymousEvent.of(event, erased.customerId(), erased.pseudonym());
            if (!anonymous.equals(event)) {
                changed.add(anonymous);
            }
        }
        replace(connection, erased.tenant(), changed);
        return changed;
    }

    /** When an event first named a customer, if any still does. */
    Optional<Instant> firstNamed(Connection connection, String tenant, String customer) throws SQLException {
        try (var select = connection.prepareStatement("select min(time) from (" + NAMING + ") as naming")) {
            var names = connection.createArrayOf("text", new Object[] {customer});
            select.setString(1, tenant);
            select.setArray(2, names);
            select.setString(3, tenant);
            select.setArray(4, names);
            try (var rows = select.executeQuery()) {
                rows.next();
                return Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant);
            }
        }
    }

    /** Also those under the pseudonym: an event that came late can belong to a conversation that is anonymous already. */
    private static List<SupportEvent> theirs(Connection connection, CustomerErased erased) throws SQLException {
        var events = new ArrayList<SupportEvent>();
        try (var select = connection.prepareStatement(THEIRS)) {
            var names = connection.createArrayOf("text", new Object[] {erased.customerId(), erased.pseudonym()});
            select.setString(1, erased.tenant());
            select.setArray(2, names);
            select.setString(3, erased.tenant());
            select.setArray(4, names);
            for (var column = 5; column <= 7; column++) {
                select.setString(column, erased.tenant());
            }
            select.setObject(8, erased.erasedAt().atOffset(ZoneOffset.UTC));
            select.setObject(9, erased.erasedAt().atOffset(ZoneOffset.UTC));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(EventStore.read(rows));
                }
            }
        }
        return events;
    }

    private static void replace(Connection connection, String tenant, List<SupportEvent> events) throws SQLException {
        try (var update = connection.prepareStatement("""
                update event set subject = ?, extensions = null, data = ?::json
                where tenant_id = ? and source = ? and id = ?""")) {
            for (var event : events) {
                update.setString(1, event.subject().orElse(""));
                update.setString(2, EventReader.write(event).data().toString());
                update.setString(3, tenant);
                update.setString(4, event.source());
                update.setString(5, event.id());
                update.addBatch();
            }
            update.executeBatch();
        }
    }
}
