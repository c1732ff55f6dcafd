package dev.plumbline.alert.db;

import dev.plumbline.alert.rule.ReadingPosition;
import dev.plumbline.alert.rule.Stated;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** Writes and reads three columns: time, source and id of an event. */
final class Positions {
    private static final int NANOSECOND = 9;

    private Positions() {}

    /** Sets the columns that begin at {@code index}; all null when nothing was stated. */
    static void set(PreparedStatement statement, int index, Optional<ReadingPosition> at) throws SQLException {
        statement.setBigDecimal(index, at.map(it -> seconds(it.time())).orElse(null));
        statement.setString(index + 1, at.map(ReadingPosition::source).orElse(null));
        statement.setString(index + 2, at.map(ReadingPosition::id).orElse(null));
    }

    /** The position in the columns {@code prefix_time}, {@code prefix_source}, {@code prefix_event_id}. */
    static Optional<ReadingPosition> get(ResultSet row, String prefix) throws SQLException {
        var time = row.getBigDecimal(prefix + "_time");
        return time == null
                ? Optional.empty()
                : Optional.of(new ReadingPosition(
                        instant(time), row.getString(prefix + "_source"), row.getString(prefix + "_event_id")));
    }

    static <T> Optional<ReadingPosition> of(Optional<Stated<T>> stated) {
        return stated.map(Stated::at);
    }

    static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.getEpochSecond()).add(BigDecimal.valueOf(time.getNano(), NANOSECOND));
    }

    static Instant instant(BigDecimal seconds) {
        var whole = seconds.setScale(0, java.math.RoundingMode.FLOOR);
        return Instant.ofEpochSecond(
                whole.longValueExact(),
                seconds.subtract(whole).movePointRight(NANOSECOND).intValueExact());
    }
}
