package dev.plumbline.runner.history;

import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The events of one conversation, as they are worked out. */
final class Timeline {
    private final String source;
    private final String conversation;
    private final List<SupportEvent> events = new ArrayList<>();

    Timeline(String source, String conversation) {
        this.source = source;
        this.conversation = conversation;
    }

    void add(String id, Instant time, Happening happening) {
        events.add(happening.event().apply(Header.of(source, id, time, conversation)));
    }

    /**
     * What one record of the export brought, all at one instant. Events of the same instant are read in the order of their
     * ids: each has its place in its own.
     */
    void add(String record, Instant time, List<Happening> happenings) {
        for (var index = 0; index < happenings.size(); index++) {
            var happening = happenings.get(index);
            var place = "%s-%02d-%s".formatted(record, index, happening.kind());
            add(happening.id().orElse(place), time, happening);
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }

    List<SupportEvent> events() {
        return List.copyOf(events);
    }

    /** An id that sorts as the number does; one that is no number stays as it is. */
    static String sortable(String id) {
        return id.matches("[0-9]{1,20}") ? "0".repeat(20 - id.length()) + id : id;
    }
}
