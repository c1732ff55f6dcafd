package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import java.util.Optional;

/** Changes of what a ticket is about. */
final class ZendeskLabels {
    private ZendeskLabels() {}

    static Notice.Meaning priorityChanged(Payload payload) {
        var priority = ZendeskTicket.priority(payload, "event/current").map(SomeLabels::priority);
        return labelled(payload, priority, "The ticket has no priority any more; the last one stays.");
    }

    static Notice.Meaning tagsChanged(Payload payload) {
        var tags = ZendeskTicket.read(payload).tags().map(SomeLabels::tags);
        return labelled(
                payload, tags, "The event tells which tags came and went, but not those that the ticket has now.");
    }

    /** Zendesk has no category of its own; many define a ticket field of that name. */
    static Notice.Meaning customFieldChanged(Payload payload) {
        var title = payload.text("event/custom_field/title")
                .map(ZendeskTicket::word)
                .orElse("");
        var labels = switch (title) {
            case "category" -> value(payload).map(SomeLabels::category);
            case "intent" -> value(payload).map(SomeLabels::intent);
            default -> Optional.<Labels>empty();
        };
        return labelled(payload, labels, "Of the ticket fields only those titled Category and Intent are counted.");
    }

    /** A field's new value, as it is or in an object, by the kind of field; the first where a field has several. */
    private static Optional<String> value(Payload payload) {
        var value = payload.at(payload.isObject("event/current") ? "event/current/value" : "event/current");
        return value.isArray() ? value.texts("").stream().findFirst() : value.text("");
    }

    private static Notice.Meaning labelled(Payload payload, Optional<Labels> labels, String otherwise) {
        var ticket = ZendeskTicket.read(payload);
        return memory -> ZendeskOpening.before(
                ticket,
                ticket.in(memory),
                () -> labels.map(it -> Interpretation.of(new ConversationEvent.Categorized(ticket.header(), it)))
                        .orElseGet(() -> Interpretation.nothing(otherwise)));
    }
}
