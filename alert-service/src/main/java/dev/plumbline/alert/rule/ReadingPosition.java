package dev.plumbline.alert.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/** Where an event stands in {@link SupportEvent#READING_ORDER}; also names it, as {@code source} and {@code id} are unique. */
public record ReadingPosition(Instant time, String source, String id) implements Comparable<ReadingPosition> {
    private static final Comparator<ReadingPosition> ORDER = Comparator.comparing(ReadingPosition::time)
            .thenComparing(ReadingPosition::source, ReadingPosition::compareBytes)
            .thenComparing(ReadingPosition::id, ReadingPosition::compareBytes);

    public static ReadingPosition of(SupportEvent event) {
        return new ReadingPosition(event.time(), event.source(), event.id());
    }

    @Override
    public int compareTo(ReadingPosition other) {
        return ORDER.compare(this, other);
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
