package dev.plumbline.runner.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Something a ticket's audits tell of one instant: an audit, or a line of the chat that an audit encloses when the chat is over.
 *
 * @param id what the ids of its events begin with; sorts as it happened
 * @param author who caused it; empty when nobody did
 */
record ZendeskMoment(String id, Instant time, String author, String via, String rel, List<Exported> events) {
    static final String CHAT_LINE = "ChatMessage";

    static List<ZendeskMoment> of(List<Exported> audits) {
        var moments = new ArrayList<ZendeskMoment>();
        for (var audit : audits) {
            var id = "audit-%s".formatted(Timeline.sortable(audit.text("id", "")));
            // The opening has the first place of the ids.
            moments.add(new ZendeskMoment(
                    id + "-then",
                    audit.time("created_at").orElseThrow(),
                    audit.text("author_id", ""),
                    audit.text("via/channel", ""),
                    audit.text("via/source/rel", ""),
                    audit.items("events")));
            for (var event : audit.items("events")) {
                var lines = event.items("value/history");
                for (var index = 0; index < lines.size(); index++) {
                    chatLine("%s-chat-%04d".formatted(id, index), lines.get(index), moments);
                }
            }
        }
        moments.sort(Comparator.comparing(ZendeskMoment::time).thenComparing(ZendeskMoment::id));
        return moments;
    }

    private static void chatLine(String id, Exported line, List<ZendeskMoment> moments) {
        if (line.text("type", "").equals(CHAT_LINE)) {
            line.time("timestamp")
                    .ifPresent(time -> moments.add(
                            new ZendeskMoment(id, time, line.text("actor_id", ""), "chat", "", List.of(line))));
        }
    }

    /** Whether a trigger or an automation did it. */
    boolean byRule() {
        return via.equals("rule");
    }
}
