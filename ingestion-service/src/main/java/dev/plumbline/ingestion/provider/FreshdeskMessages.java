package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import dev.plumbline.ingestion.provider.TriggeredEvent.Change;
import java.util.Optional;

/** The replies and notes that a rule's call tells. */
record FreshdeskMessages(FreshdeskTicket ticket, Remembered remembered, Findings findings) {
    /** How far a comment's author can reach: "Ana Alves : Hello". */
    private static final int LONGEST_NAME = 120;

    private static final String AUTHOR_ENDS = " : ";

    void tell() {
        var isReply = ticket.change("reply_sent").isPresent();
        var note = ticket.change("note_type").flatMap(Change::to);
        if (note.filter("private"::equals).isPresent() && !isReply) {
            findings.leaveOut("A private note is no message: the customer does not see it.");
        } else if (isReply || note.filter("public"::equals).isPresent()) {
            author().ifPresentOrElse(
                            this::message,
                            () -> findings.leaveOut("What Freshdesk itself writes, by a rule, is nobody's message."));
        } else if (note.isPresent()) {
            findings.leaveOut("A note is public or private, not " + note.get() + ".");
        }
    }

    private void message(Author author) {
        findings.message(ticket.conversation(), author, Optional.empty(), commentText());
        switch (author) {
            case AI -> remembered.aiAnswered();
            case HUMAN -> remembered.personHasIt();
            case CUSTOMER -> {}
        }
    }

    /** Who wrote; empty when it was Freshdesk itself. Notes are written by agents only, replies also by the requester. */
    private Optional<Author> author() {
        return switch (ticket.performedBy().orElse("")) {
            case "requester", "customer" -> Optional.of(Author.CUSTOMER);
            case "bot", "ai" -> Optional.of(Author.AI);
            case "system" -> Optional.empty();
            case "agent" -> Optional.of(Author.HUMAN);
            default -> Optional.of(isByRequester() ? Author.CUSTOMER : Author.HUMAN);
        };
    }

    private boolean isByRequester() {
        return ticket.requesterName()
                .flatMap(name -> commentAuthor().filter(it -> it.equalsIgnoreCase(name.strip())))
                .isPresent();
    }

    /** The placeholder for the latest comment begins with its author's name. */
    private Optional<String> commentAuthor() {
        return ticket.comment()
                .map(it -> it.indexOf(AUTHOR_ENDS))
                .filter(end -> end > 0 && end <= LONGEST_NAME)
                .map(end -> ticket.comment().orElseThrow().substring(0, end).strip());
    }

    private Optional<String> commentText() {
        return ticket.comment()
                .map(comment -> commentAuthor().isPresent()
                        ? comment.substring(comment.indexOf(AUTHOR_ENDS) + AUTHOR_ENDS.length())
                        : comment)
                .map(Html::plain)
                .filter(it -> !it.isBlank());
    }
}
