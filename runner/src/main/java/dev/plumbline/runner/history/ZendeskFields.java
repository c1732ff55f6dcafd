package dev.plumbline.runner.history;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields that an audit sets: those of its {@code Create} and {@code Change} events, by their names. */
final class ZendeskFields {
    private final Map<String, Exported> events = new HashMap<>();

    ZendeskFields(List<Exported> auditEvents) {
        for (var event : auditEvents) {
            var type = event.text("type", "");
            if (type.equals("Create") || type.equals("Change")) {
                event.text("field_name").ifPresent(name -> events.put(name, event));
            }
        }
    }

    /** Whether the field is set, also to nothing. */
    boolean has(String name) {
        return events.containsKey(name);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(events.get(name)).flatMap(event -> event.text("value"));
    }

    Optional<List<String>> words(String name) {
        return Optional.ofNullable(events.get(name)).map(event -> event.words("value"));
    }
}
