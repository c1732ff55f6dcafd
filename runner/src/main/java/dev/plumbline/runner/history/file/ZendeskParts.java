package dev.plumbline.runner.history.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Consumer;

/** What a record of a Zendesk export is: a ticket, an audit of one, or a user. */
sealed interface ZendeskParts {
    Set<String> LISTS = Set.of("tickets", "audits", "users");

    /** A ticket; with its audits in it, or not. */
    record Ticket(JsonNode node) implements ZendeskParts {
        boolean isWhole() {
            return !node.path("audits").isEmpty();
        }
    }

    record Audit(JsonNode node) implements ZendeskParts {}

    record User(JsonNode node) implements ZendeskParts {}

    /** Says what a record is; a page that is an element of an array is several. */
    static void of(JsonRecords.JsonRecord record, Consumer<ZendeskParts> parts) {
        var node = record.node();
        switch (record.list()) {
            case "tickets" -> parts.accept(new Ticket(node));
            case "audits" -> parts.accept(new Audit(node));
            case "users" -> parts.accept(new User(node));
            default -> alone(node, parts);
        }
    }

    private static void alone(JsonNode node, Consumer<ZendeskParts> parts) {
        node.path("users").forEach(user -> parts.accept(new User(user)));
        if (node.has("tickets")) {
            node.path("tickets").forEach(ticket -> parts.accept(new Ticket(ticket)));
        } else if (node.path("ticket").isObject()) {
            parts.accept(new Ticket(node.path("ticket")));
            node.path("audits").forEach(audit -> parts.accept(new Audit(audit)));
        } else if (node.has("ticket_id") && node.has("events")) {
            parts.accept(new Audit(node));
        } else if (node.has("audits") && !node.has("id")) {
            node.path("audits").forEach(audit -> parts.accept(new Audit(audit)));
        } else if (node.has("role") && !node.has("requester_id")) {
            parts.accept(new User(node));
        } else if (!node.has("users")) {
            parts.accept(new Ticket(node));
        }
    }
}
