package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One step of a conversation: a message, a note, an assignment, a closing, or several of these at once: who closes with an
 * answer makes one part. The same part comes in several notifications, so its id, not theirs, names the events that it is.
 *
 * @param automatic a bot's own words, such as an acknowledgement, not Fin's answer
 * @param toAgent whom it assigns
 * @param toTeam which team it assigns
 */
record IntercomPart(
        String id,
        String type,
        Instant time,
        Author author,
        Optional<String> agentId,
        boolean automatic,
        Optional<String> text,
        Optional<String> toAgent,
        Optional<String> toTeam) {
    private static final Set<String> MESSAGES = Set.of("comment", "quick_reply");
    private static final Set<String> DONE_IN_WRITING =
            Set.of("open", "close", "assignment", "assign_and_reopen", "assign_and_unsnooze", "away_mode_assignment");

    static IntercomPart read(Payload part) {
        var text = part.plainText("body");
        if (text.isPresent() && !part.has("author/type")) {
            part.reject("author/type", "is required: without it nobody knows who wrote");
        }
        var answers = part.flag("author/is_ai_answer").or(() -> part.flag("is_ai_answer"));
        var isFin = part.flag("author/from_ai_agent").or(() -> part.flag("from_ai_agent"));
        var author = author(part.at("author"), answers.orElse(false) || isFin.orElse(false));
        var assignedTo = part.text("assigned_to/type").orElse("");
        var assignedId = part.id("assigned_to/id").filter(it -> !it.equals("0")).map(IntercomNotice::own);
        return new IntercomPart(
                part.requiredId("id"),
                part.text("part_type").orElse(""),
                part.requiredInstant("created_at"),
                author,
                author == Author.HUMAN ? part.id("author/id").map(IntercomNotice::own) : Optional.empty(),
                author == Author.AI && !answers.or(() -> isFin).orElse(false),
                text,
                assignedId.filter(it -> assignedTo.equals("admin")),
                assignedId.filter(it -> assignedTo.equals("team")));
    }

    /** Fin answers as a bot, or under the name of an admin. What no person did, a bot did. */
    private static Author author(Payload author, boolean isFin) {
        if (IntercomConversation.isCustomer(author)) {
            return Author.CUSTOMER;
        }
        return switch (author.text("type").orElse("")) {
            case "admin", "teammate", "team" -> isFin ? Author.AI : Author.HUMAN;
            default -> Author.AI;
        };
    }

    /** Nobody but the team sees it. */
    boolean isNote() {
        return type.startsWith("note");
    }

    /** A comment always, if only of a picture; what is done with words only when there are words. */
    boolean isMessage() {
        return MESSAGES.contains(type) || (DONE_IN_WRITING.contains(type) && text.isPresent());
    }

    boolean reopens() {
        return type.equals("open") || type.endsWith("_reopen");
    }

    boolean closes() {
        return type.equals("close");
    }

    boolean assigns() {
        return toAgent.isPresent() || toTeam.isPresent();
    }
}
