package dev.plumbline.metrics.explain;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.metrics.fact.Grounds;
import java.util.List;
import java.util.Optional;

/**
 * What the person who took over received with the first handoff.
 *
 * @param parts of the context, each handed over or not
 * @param before all messages before the handoff
 * @param answersAfterNeed what the AI still answered after the customer had shown need of a person
 * @param rating what the agent said of the handoff, the last time
 */
public record Received(
        ConversationEvent.Escalated escalated,
        List<Part> parts,
        List<ConversationEvent.Message> before,
        List<ConversationEvent.Message> answersAfterNeed,
        Optional<EscalationEvent.Rated> rating) {

    /**
     * A part of the context.
     *
     * @param name as in the event
     * @param tellsTheStory whether a handoff without it is blind
     */
    public record Part(String name, boolean given, boolean tellsTheStory) {}

    /** Empty when the AI never handed over. */
    public static Optional<Received> of(Grounds grounds) {
        return grounds.handover()
                .map(it -> new Received(
                        it.escalated(), parts(it.escalated()), it.before(), it.answersAfterSign(), grounds.rating()));
    }

    /** The parts of an escalation's context; one without a context brings none. */
    public static List<Part> parts(ConversationEvent.Escalated escalated) {
        var context = escalated.context().orElse(new ConversationEvent.HandoffContext(false, false, false, false));
        return List.of(
                new Part("transcript", context.transcript(), true),
                new Part("summary", context.summary(), true),
                new Part("customer", context.customer(), false),
                new Part("attempts", context.attempts(), false));
    }

    public List<String> missing() {
        return parts.stream().filter(it -> !it.given()).map(Part::name).toList();
    }

    /** How many of the messages before it somebody wrote. */
    public long by(Author author) {
        return before.stream().filter(it -> it.author() == author).count();
    }

    /** What the customer said last before the handoff; empty when they had said nothing. */
    public Optional<ConversationEvent.Message> lastOfCustomer() {
        return before.stream().filter(it -> it.author() == Author.CUSTOMER).reduce((earlier, later) -> later);
    }
}
