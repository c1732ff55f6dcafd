package dev.plumbline.runner.history;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of a conversation: a message, a note, or something that was done to it; a part can be several of these at once. */
record IntercomPart(String id, Instant time, Exported node) {
    private static final Set<String> WRITTEN = Set.of("comment", "quick_reply");
    private static final Set<String> DONE_IN_WRITING =
            Set.of("open", "close", "assignment", "assign_and_reopen", "assign_and_unsnooze", "away_mode_assignment");

    static List<IntercomPart> inOrder(Exported conversation) {
        return conversation.items("conversation_parts/conversation_parts").stream()
                .filter(part -> part.has("id") && part.time("created_at").isPresent())
                .map(part -> new IntercomPart(
                        part.text("id", ""), part.time("created_at").orElseThrow(), part))
                .sorted(Comparator.comparing(IntercomPart::time).thenComparing(part -> Timeline.sortable(part.id())))
                .toList();
    }

    private String type() {
        return node.text("part_type", "");
    }

    boolean isNote() {
        return type().startsWith("note");
    }

    /** A comment always; what was done with words only when there are words. */
    boolean isMessage() {
        return WRITTEN.contains(type()) || (DONE_IN_WRITING.contains(type()) && text().isPresent());
    }

    boolean reopens() {
        return type().equals("open") || type().endsWith("_reopen");
    }

    boolean closes() {
        return type().equals("close");
    }

    Optional<String> text() {
        return node.text("body").flatMap(Texts::plain);
    }

    Optional<String> author() {
        return node.text("author/id");
    }

    boolean isByCustomer() {
        return IntercomHistory.isCustomer(node.text("author/type", ""));
    }

    boolean isByAdmin() {
        var type = node.text("author/type", "");
        return type.equals("admin") || type.equals("team");
    }

    boolean isByBot() {
        return node.text("author/type", "").equals("bot");
    }

    /** Whether its bot calls it the AI's; empty when nothing is said. */
    Optional<Boolean> saysWhetherAi() {
        for (var path : List.of("author/is_ai_answer", "is_ai_answer", "author/from_ai_agent", "from_ai_agent")) {
            if (node.has(path)) {
                return Optional.of(node.flag(path));
            }
        }
        return Optional.empty();
    }

    Optional<String> assignedAgent() {
        return assigned("admin");
    }

    Optional<String> assignedTeam() {
        return assigned("team");
    }

    /** "Nobody" is of another type, or of the id 0. */
    private Optional<String> assigned(String type) {
        return node.text("assigned_to/type")
                .filter(it -> it.equals(type))
                .flatMap(it -> node.text("assigned_to/id"))
                .filter(id -> !id.equals("0"));
    }
}
