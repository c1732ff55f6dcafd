package dev.plumbline.runner.history;

import java.util.Optional;

/**
 * A message that an audit's event is.
 *
 * @param id as Zendesk's webhooks name the message: what both tell is one event
 * @param via the channel it came by
 * @param byCustomer whether the line itself says that the customer wrote it
 * @param automatic whether a rule wrote it, not a person or the AI
 */
record ZendeskMessage(
        Optional<String> id,
        Optional<String> author,
        Optional<String> text,
        String via,
        boolean byCustomer,
        boolean automatic) {

    /** Empty when the event is none. */
    static Optional<ZendeskMessage> of(Exported event, ZendeskMoment moment) {
        return switch (event.text("type", "")) {
            case "Comment", "VoiceComment", "FacebookComment", "Tweet" -> Optional.of(comment(event, moment));
            case ZendeskMoment.CHAT_LINE -> Optional.of(line(event));
            default -> Optional.empty();
        };
    }

    /** A note among staff. */
    static boolean isPrivate(Exported event) {
        return event.text("type", "").endsWith("Comment") && event.has("public") && !event.flag("public");
    }

    private static ZendeskMessage comment(Exported event, ZendeskMoment moment) {
        var author =
                event.text("author_id").or(() -> Optional.of(moment.author()).filter(it -> !it.isEmpty()));
        var via = event.text("via/channel").orElse(moment.via());
        var rel = event.text("via/source/rel").orElse(moment.rel());
        return new ZendeskMessage(
                event.text("id").map(id -> "comment:" + id),
                author,
                event.text("body")
                        .or(() -> event.text("plain_body"))
                        .or(() -> event.text("html_body").flatMap(Texts::plain)),
                via,
                false,
                via.equals("rule")
                        || rel.equals("merge")
                        || author.filter(it -> ZendeskHistory.isSystem(it) && !ZendeskHistory.isBot(it))
                                .isPresent());
    }

    private static ZendeskMessage line(Exported event) {
        var actor = event.text("actor_type", "");
        return new ZendeskMessage(
                event.text("message_id").map(id -> "message:" + id),
                event.text("actor_id"),
                event.text("message"),
                "chat",
                actor.equals("end-user") || actor.equals("visitor"),
                actor.equals("trigger") || actor.equals("system"));
    }
}
