package dev.plumbline.metrics.fact;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.SupportEvent;
import java.util.Arrays;
import java.util.Comparator;

/** What tells an event from all others of its tenant, and decides which of two at the same time comes later. */
public record EventName(String source, String id) implements Comparable<EventName> {
    private static final Comparator<EventName> ORDER = Comparator.comparing(EventName::source, EventName::compareBytes)
            .thenComparing(EventName::id, EventName::compareBytes);

    public static EventName of(SupportEvent event) {
        return new EventName(event.source(), event.id());
    }

    @Override
    public int compareTo(EventName other) {
        return ORDER.compare(this, other);
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
