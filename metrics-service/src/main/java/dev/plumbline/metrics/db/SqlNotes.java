package dev.plumbline.metrics.db;

import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.metrics.review.Note;
import dev.plumbline.metrics.review.Notes;
import dev.plumbline.metrics.review.Period;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Notes of reviews, a row per period. */
@ApplicationScoped
class SqlNotes implements Notes {
    private final TenantTransaction transactions;

    SqlNotes(TenantTransaction transactions) {
        this.transactions = transactions;
    }

    @Override
    public Map<Period, Note> of(String tenant, Collection<Period> periods) {
        var byKey = periods.stream().collect(Collectors.toMap(Period::key, Function.identity()));
        return transactions.in(tenant, connection -> {
            var notes = new HashMap<Period, Note>();
            try (var select = connection.prepareStatement(
                    "select period, note, author, written_at from review_note where tenant_id = ? and period = any(?)")) {
                select.setString(1, tenant);
                select.setArray(
                        2, connection.createArrayOf("text", byKey.keySet().toArray()));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        notes.put(
                                byKey.get(rows.getString("period")),
                                new Note(
                                        rows.getString("note"),
                                        rows.getString("author"),
                                        rows.getObject("written_at", OffsetDateTime.class)
                                                .toInstant()));
                    }
                }
            }
            return notes;
        });
    }

    @Override
    public void write(String tenant, Period period, Note note) {
        transactions.run(tenant, connection -> {
            try (var upsert = connection.prepareStatement("""
                    insert into review_note (tenant_id, period, note, author, written_at) values (?, ?, ?, ?, ?)
                    on conflict (tenant_id, period) do update
                        set note = excluded.note, author = excluded.author, written_at = excluded.written_at""")) {
                upsert.setString(1, tenant);
                upsert.setString(2, period.key());
                upsert.setString(3, note.text());
                upsert.setString(4, note.author());
                upsert.setObject(5, note.at().atOffset(ZoneOffset.UTC));
                upsert.executeUpdate();
            }
        });
    }

    @Override
    public void remove(String tenant, Period period) {
        transactions.run(tenant, connection -> {
            try (var delete =
                    connection.prepareStatement("delete from review_note where tenant_id = ? and period = ?")) {
                delete.setString(1, tenant);
                delete.setString(2, period.key());
                delete.executeUpdate();
            }
        });
    }
}
