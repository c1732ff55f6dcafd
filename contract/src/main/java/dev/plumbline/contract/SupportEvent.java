package dev.plumbline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** Something that happened in support. The only facts the suite has; every figure is computed from these. */
public sealed interface SupportEvent
        permits ConversationEvent,
                EscalationEvent,
                SurveyEvent,
                CustomerEvent,
                CommerceRecorded,
                ValueEvent,
                KnowledgeEvent,
                ChangeReleased,
                CostRecorded {

    /** The order in which the events of a subject are read: {@code time}, then {@code source} and {@code id} by their UTF-8 bytes. */
    Comparator<SupportEvent> READING_ORDER = Comparator.comparing(SupportEvent::time)
            .thenComparing(SupportEvent::source, SupportEvent::compareBytes)
            .thenComparing(SupportEvent::id, SupportEvent::compareBytes);

    Header header();

    /** Writes the fields of {@code data} that the contract knows. */
    void write(DataWriter out);

    default String source() {
        return header().source();
    }

    default String id() {
        return header().id();
    }

    default Instant time() {
        return header().time();
    }

    default Optional<String> subject() {
        return header().subject();
    }

    default EventType type() {
        return EventType.of(this);
    }

    private static int compareBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    }
}
