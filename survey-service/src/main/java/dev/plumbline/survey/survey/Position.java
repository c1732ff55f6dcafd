package dev.plumbline.survey.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** Where an event stands in {@link SupportEvent#READING_ORDER}, remembered without the event. */
public record Position(Instant time, String source, String id) implements Comparable<Position> {
    private static final Comparator<Position> ORDER = Comparator.comparing(Position::time)
            .thenComparing(Position::source, Position::compareBytes)
            .thenComparing(Position::id, Position::compareBytes);

    public static Position of(SupportEvent event) {
        return new Position(event.time(), event.source(), event.id());
    }

    /** Reads what {@link #toString} wrote. A source is a URI reference and has no space in it. */
    public static Position parse(String text) {
        var parts = text.split(" ", 3);
        return new Position(Instant.parse(parts[0]), parts[1], parts[2]);
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return time + " " + source + " " + id;
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
