package dev.plumbline.ingestion.provider;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changed in a conversation: Chatwoot writes an array of objects with one name each, older versions nothing.
 *
 * @param names of what changed and means something to us
 */
record ChatwootChanges(
        SortedSet<String> names,
        Optional<String> statusBefore,
        Optional<String> status,
        Optional<String> agentBefore,
        Optional<String> agent,
        Optional<String> bot,
        Optional<String> team,
        Optional<String> priority,
        List<String> labels,
        Optional<Instant> at) {
    private static final List<String> UNDERSTOOD =
            List.of("status", "assignee_id", "assignee_agent_bot_id", "team_id", "priority", "label_list");

    static ChatwootChanges of(Payload body) {
        var changes = body.at("changed_attributes");
        var parts = changes.isArray() ? changes.items() : List.of(changes);
        return new ChatwootChanges(
                UNDERSTOOD.stream()
                        .filter(name -> parts.stream().anyMatch(it -> it.has(name)))
                        .collect(Collectors.toCollection(TreeSet::new)),
                change(parts, "status").flatMap(it -> it.text("previous_value")),
                change(parts, "status").flatMap(it -> it.text("current_value")),
                change(parts, "assignee_id")
                        .flatMap(it -> it.id("previous_value"))
                        .map(ChatwootConversation::person),
                change(parts, "assignee_id")
                        .flatMap(it -> it.id("current_value"))
                        .map(ChatwootConversation::person),
                change(parts, "assignee_agent_bot_id").flatMap(it -> it.id("current_value")),
                change(parts, "team_id").flatMap(it -> it.id("current_value")),
                change(parts, "priority").flatMap(it -> it.text("current_value")),
                change(parts, "label_list").map(it -> it.texts("current_value")).orElse(List.of()),
                change(parts, "updated_at")
                        .flatMap(it -> it.instant("current_value"))
                        .filter(ChatwootConversation::isTime));
    }

    boolean has(String name) {
        return names.contains(name);
    }

    private static Optional<Payload> change(List<Payload> parts, String name) {
        return parts.stream().filter(it -> it.has(name)).findFirst().map(it -> it.at(name));
    }
}
