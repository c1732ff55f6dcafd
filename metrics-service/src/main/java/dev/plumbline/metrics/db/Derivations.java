package dev.plumbline.metrics.db;

import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.enrich.Derived;
import dev.plumbline.metrics.enrich.Enriched;
import dev.plumbline.metrics.fact.EventName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was derived of some events, and what of it the tenant has switched on. */
record Derivations(Map<EventName, Derived> ofEvents, Enrichers switchedOn) {
    static final Derivations NONE = new Derivations(Map.of(), Enrichers.OFF);

    boolean isEmpty() {
        return ofEvents.isEmpty();
    }

    /** All events of a conversation, with what was derived of them. */
    List<SupportEvent> putInto(List<SupportEvent> conversation) {
        return isEmpty() ? conversation : enriched(conversation).events();
    }

    /** What of it counts for a conversation, by the event whose text gave it. */
    Map<EventName, Derived> counted(List<SupportEvent> conversation) {
        var inOrder = inOrder(conversation);
        var derived = enriched(inOrder).derived();
        var counted = new HashMap<EventName, Derived>();
        for (var index = 0; index < inOrder.size(); index++) {
            if (!derived.get(index).isNothing()) {
                counted.put(EventName.of(inOrder.get(index)), derived.get(index));
            }
        }
        return counted;
    }

    private Enriched enriched(List<SupportEvent> conversation) {
        return Enriched.of(
                inOrder(conversation),
                event -> ofEvents.getOrDefault(EventName.of(event), Derived.NOTHING),
                switchedOn);
    }

    private static List<SupportEvent> inOrder(List<SupportEvent> events) {
        return events.stream().sorted(SupportEvent.READING_ORDER).toList();
    }
}
