package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The opening of a conversation. Every notification shows how the conversation began, so the first that comes tells the
 * opening, whether or not it is the creation. What a team or a campaign began is opened by the customer's first answer:
 * without one the customer made no contact.
 */
final class IntercomOpening {
    private IntercomOpening() {}

    /** The opening, if it is news: what never changes of it, the customer's first words, and what is known of it now. */
    static List<SupportEvent> events(IntercomNotice notice, IntercomConversation conversation, Remembered remembered) {
        var openedAt = openedAt(notice, conversation);
        if (openedAt.isEmpty() || !remembered.opensNow()) {
            return List.of();
        }
        var subject = conversation.subjectId();
        var events = new ArrayList<SupportEvent>();
        events.add(new ConversationEvent.Opened(
                notice.header(conversation.id() + ":opened", openedAt.get(), subject),
                conversation.customerId(),
                conversation.channel(),
                Labels.NONE,
                Optional.empty(),
                conversation.subject()));
        if (conversation.customerStarted() && conversation.firstText().isPresent()) {
            events.add(SomeEvents.message(
                    notice.header(conversation.id() + ":opening", conversation.createdAt(), subject),
                    Author.CUSTOMER,
                    Optional.empty(),
                    conversation.firstText(),
                    false));
        }
        var labels = SomeLabels.of(
                conversation.priority(),
                conversation.team(),
                Optional.of(conversation.tags()).filter(tags -> !tags.isEmpty()));
        if (!labels.equals(Labels.NONE)) {
            events.add(new ConversationEvent.Categorized(
                    notice.header(notice.id() + ":labels", openedAt.get(), subject), labels));
        }
        return events;
    }

    private static Optional<Instant> openedAt(IntercomNotice notice, IntercomConversation conversation) {
        if (conversation.customerStarted() || notice.topic().equals("conversation.user.created")) {
            return Optional.of(conversation.createdAt());
        }
        return conversation.parts().stream()
                .filter(part -> part.author() == Author.CUSTOMER && part.isMessage())
                .map(IntercomPart::time)
                .min(Instant::compareTo);
    }
}
