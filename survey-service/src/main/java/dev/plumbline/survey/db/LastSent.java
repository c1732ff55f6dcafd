package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.Ref;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** When customers were last sent a survey. What is on its way counts as sent when its worker has to be done with it. */
final class LastSent {
    private LastSent() {}

    static Map<Ref, Instant> of(Connection connection, Set<Ref> customers) throws SQLException {
        var last = new TreeMap<Ref, Instant>();
        if (customers.isEmpty()) {
            return last;
        }
        // In one order, so that two workers never wait for each other; and before the look, which then sees what they
        // did.
        try (var lock = connection.prepareStatement("""
                select pg_advisory_xact_lock(hashtextextended('plumbline.asked|' || tenant || '|' || id, 0))
                from (select * from unnest(?::text[], ?::text[]) as asked (tenant, id) order by 1, 2) as sorted""")) {
            KnowledgeTable.setRefs(lock, customers);
            lock.executeQuery().close();
        }
        try (var select = connection.prepareStatement("""
                select tenant_id, customer_id, max(coalesce(sent_at, next_at)) as last from survey
                where (tenant_id, customer_id) in (select * from unnest(?::text[], ?::text[]))
                    and (sent_at is not null or state in ('SENDING', 'POSTPONED'))
                group by tenant_id, customer_id""")) {
            KnowledgeTable.setRefs(select, customers);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    last.put(
                            new Ref(rows.getString(1), rows.getString(2)),
                            rows.getObject(3, OffsetDateTime.class).toInstant());
                }
            }
        }
        return last;
    }
}
