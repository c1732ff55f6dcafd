package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.Position;
import dev.plumbline.survey.survey.Reading;
import dev.plumbline.survey.survey.Ref;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A table of what is known of something with an id, read and written by whole batches. */
record KnowledgeTable<T>(String name, String columns, Reader<T> reader, Writer<T> writer) {
    /** Rows that are not there are made first: what has no row cannot be locked. */
    Map<Ref, T> lock(Connection connection, Set<Ref> wanted) throws SQLException {
        var known = new TreeMap<Ref, T>();
        if (wanted.isEmpty()) {
            return known;
        }
        try (var insert = connection.prepareStatement("insert into " + name
                + " (tenant_id, id) select * from unnest(?::text[], ?::text[]) on conflict do nothing")) {
            setRefs(insert, wanted);
            insert.executeUpdate();
        }
        try (var select = connection.prepareStatement("select tenant_id, id, " + columns + " from " + name
                + " where (tenant_id, id) in (select * from unnest(?::text[], ?::text[]))"
                + " order by tenant_id, id for update")) {
            setRefs(select, wanted);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(new Ref(rows.getString("tenant_id"), rows.getString("id")), reader.read(rows));
                }
            }
        }
        return known;
    }

    /** What is known of each that has a row. */
    Map<Ref, T> find(Connection connection, Collection<Ref> wanted) throws SQLException {
        var known = new TreeMap<Ref, T>();
        if (wanted.isEmpty()) {
            return known;
        }
        try (var select = connection.prepareStatement("select tenant_id, id, " + columns + " from " + name
                + " where (tenant_id, id) in (select * from unnest(?::text[], ?::text[]))")) {
            setRefs(select, wanted);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    known.put(new Ref(rows.getString("tenant_id"), rows.getString("id")), reader.read(rows));
                }
            }
        }
        return known;
    }

    int save(Connection connection, Map<Ref, T> values) throws SQLException {
        if (values.isEmpty()) {
            return 0;
        }
        var places = columns.replaceAll("\\w+", "?");
        try (var update = connection.prepareStatement(
                "update " + name + " set (" + columns + ") = (" + places + ") where tenant_id = ? and id = ?")) {
            for (var entry : values.entrySet()) {
                var filled = writer.write(update, entry.getValue());
                update.setString(filled + 1, entry.getKey().tenant());
                update.setString(filled + 2, entry.getKey().id());
                update.addBatch();
            }
            return update.executeBatch().length;
        }
    }

    static void setRefs(PreparedStatement statement, Collection<Ref> refs) throws SQLException {
        var sorted = new TreeSet<>(refs);
        var connection = statement.getConnection();
        statement.setArray(
                1,
                connection.createArrayOf(
                        "text", sorted.stream().map(Ref::tenant).toArray()));
        statement.setArray(
                2, connection.createArrayOf("text", sorted.stream().map(Ref::id).toArray()));
    }

    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    interface Writer<T> {
        /** Fills the parameters of the table's columns, from the first on; returns how many. */
        int write(PreparedStatement statement, T value) throws SQLException;
    }

    static Optional<Reading> reading(ResultSet row, String value, String position) throws SQLException {
        var text = row.getString(value);
        return text == null
                ? Optional.empty()
                : Optional.of(new Reading(Position.parse(row.getString(position)), text));
    }

    static void setReading(PreparedStatement statement, int index, Optional<Reading> reading) throws SQLException {
        statement.setString(index, reading.map(Reading::value).orElse(null));
        statement.setString(
                index + 1, reading.map(it -> it.position().toString()).orElse(null));
    }
}
