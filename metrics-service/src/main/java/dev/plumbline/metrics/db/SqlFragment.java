package dev.plumbline.metrics.db;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL text under construction, with the parameters its question marks stand for. Values never enter the text. */
final class SqlFragment {
    private final StringBuilder text = new StringBuilder();
    private final List<Object> parameters = new ArrayList<>();

    SqlFragment add(String sql, Object... values) {
        text.append(sql);
        parameters.addAll(List.of(values));
        return this;
    }

    SqlFragment add(SqlFragment other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    String text() {
        return text.toString();
    }

    /** The text and its parameters, to compare it with another. */
    @Override
    public String toString() {
        return text + " " + parameters;
    }

    /** Binds the parameters; a list becomes a {@code text[]}, instants a {@code timestamptz[]}. */
    void bind(PreparedStatement statement) throws SQLException {
        for (var index = 0; index < parameters.size(); index++) {
            switch (parameters.get(index)) {
                case Instants instants ->
                    statement.setArray(
                            index + 1, statement.getConnection().createArrayOf("timestamptz", instants.texts()));
                case Numbers numbers ->
                    statement.setArray(
                            index + 1,
                            statement
                                    .getConnection()
                                    .createArrayOf("integer", numbers.numbers().toArray()));
                case List<?> texts ->
                    statement.setArray(index + 1, statement.getConnection().createArrayOf("text", texts.toArray()));
                case java.time.Instant instant ->
                    statement.setObject(index + 1, instant.atOffset(java.time.ZoneOffset.UTC));
                case Object value -> statement.setObject(index + 1, value);
            }
        }
    }

    /** Whole numbers as a parameter; some can be null. */
    record Numbers(List<Integer> numbers) {}

    /** Instants as a parameter. */
    record Instants(List<java.time.Instant> instants) {
        private Object[] texts() {
            return instants.stream().map(java.time.Instant::toString).toArray();
        }
    }
}
