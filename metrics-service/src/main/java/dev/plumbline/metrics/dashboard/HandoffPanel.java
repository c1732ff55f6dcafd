package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.metrics.explain.Received;
import dev.plumbline.metrics.kpi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the agent who took over received.
 *
 * @param when the handoff, to whom and why
 * @param checks what was handed over and what was not
 * @param soFar the conversation before it, in short
 * @param lastWords what the customer said last; empty where they said nothing, or the text is not kept
 * @param rating what the agent said of it; empty while nobody has
 */
record HandoffPanel(
        String when, List<TimelineEntry.Check> checks, String soFar, String lastWords, String rating, String note) {

    static HandoffPanel of(Received received, Calendar calendar) {
        var escalated = received.escalated();
        return new HandoffPanel(
                calendar.moment(escalated.time())
                        + escalated.team().map(it -> ", to " + it).orElse("")
                        + escalated.reason().map(it -> ", for " + Words.of(it)).orElse(""),
                checks(escalated),
                soFar(received),
                received.lastOfCustomer()
                        .flatMap(ConversationEvent.Message::text)
                        .orElse(""),
                received.rating()
                        .map(it -> it.agentId() + " rated it " + it.rating() + " of 5")
                        .orElse(""),
                received.rating().flatMap(it -> it.note()).orElse(""));
    }

    /** The parts of the context, each handed over or not. */
    static List<TimelineEntry.Check> checks(ConversationEvent.Escalated escalated) {
        return Received.parts(escalated).stream()
                .map(it -> new TimelineEntry.Check(it.name(), it.given()))
                .toList();
    }

    private static String soFar(Received received) {
        if (received.before().isEmpty()) {
            return "No messages before.";
        }
        var parts = new ArrayList<String>();
        for (var author : Author.values()) {
            if (received.by(author) > 0) {
                parts.add(received.by(author) + " of " + who(author));
            }
        }
        var after = received.answersAfterNeed().size();
        return Readable.count(received.before().size(), "message") + " before: " + String.join(", ", parts) + "."
                + (after == 0
                        ? ""
                        : String.format(
                                Locale.ENGLISH,
                                " %s the AI's came after the customer had shown need of a person.",
                                after == 1 ? "One of" : after + " of"));
    }

    private static String who(Author author) {
        return switch (author) {
            case CUSTOMER -> "the customer";
            case AI -> "the AI";
            case HUMAN -> "people";
        };
    }
}
