package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.kpi.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Why a conversation took its path: what the AI did, and what people did. */
final class PathReasons {
    private final Subject subject;
    private final Telling telling;

    private PathReasons(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new PathReasons(subject);
        return List.of(reasons.aiHandled(), reasons.humanHandled(), reasons.path());
    }

    private Explanation aiHandled() {
        var work = subject.grounds().byAi();
        return new Explanation(
                Field.AI_HANDLED,
                new Content.Flag(subject.fact().aiHandled()),
                Telling.sentence(
                        work.isEmpty()
                                ? "the AI neither received it, nor wrote, nor resolved it"
                                : done("the AI", work)),
                work);
    }

    private Explanation humanHandled() {
        var work = subject.grounds().byPeople();
        return new Explanation(
                Field.HUMAN_HANDLED,
                new Content.Flag(subject.fact().humanHandled()),
                Telling.sentence(
                        work.isEmpty()
                                ? "no person received it, wrote, worked on it or resolved it"
                                : done("people", work)),
                work);
    }

    private Explanation path() {
        var byAi = subject.grounds().byAi();
        var byPeople = subject.grounds().byPeople();
        var value = new Content.Word(subject.contact().dimension(Dimension.PATH));
        return switch (subject.fact().path()) {
            case AI_ONLY ->
                new Explanation(
                        Field.PATH, value, Telling.sentence(done("the AI", byAi) + "; no person took part"), byAi);
            case AI_TO_HUMAN ->
                subject.grounds()
                        .handover()
                        .map(it -> Explanation.of(
                                Field.PATH,
                                value,
                                "The AI handed it over to a person " + telling.at(it.escalated()) + ".",
                                Stream.of(it.escalated())))
                        .orElseGet(() -> Explanation.of(
                                Field.PATH,
                                value,
                                Telling.sentence(done("the AI", byAi) + "; " + done("people", byPeople)
                                        + "; no person confirmed a draft of the AI"),
                                Stream.concat(byAi.stream(), byPeople.stream())));
            case AI_ASSISTED -> {
                var assisted = subject.grounds().settlement().assisted();
                yield new Explanation(
                        Field.PATH,
                        value,
                        Telling.sentence(Telling.who(assisted.getFirst()) + " resolved it with a draft of the AI "
                                + telling.at(assisted)),
                        List.copyOf(assisted));
            }
            case HUMAN_ONLY ->
                new Explanation(
                        Field.PATH,
                        value,
                        Telling.sentence(
                                byPeople.isEmpty()
                                        ? "nobody has taken it yet, and the AI had no part in it"
                                        : done("people", byPeople) + "; the AI had no part in it"),
                        byPeople);
            // A session is no conversation.
            case SELF_SERVICE -> Explanation.of(Field.PATH, value, "The customer helped themselves.");
        };
    }

    /** "the AI received it at 10:00, wrote 3 messages from 10:01 to 10:09 and resolved it at 10:12". */
    private String done(String who, List<SupportEvent> work) {
        var deeds = new ArrayList<String>();
        tell(work, ConversationEvent.Opened.class, "received it", deeds);
        var messages = all(work, ConversationEvent.Message.class);
        if (!messages.isEmpty()) {
            deeds.add("wrote " + Telling.count(messages.size(), "message") + " " + telling.during(messages));
        }
        tell(work, ConversationEvent.Transferred.class, "passed it on", deeds);
        tell(work, ConversationEvent.WorkLogged.class, "logged work", deeds);
        tell(
                work,
                ConversationEvent.Escalated.class,
                who.equals("people") ? "were handed it" : "handed it over",
                deeds);
        tell(work, ConversationEvent.Resolved.class, "resolved it", deeds);
        return who + " " + Telling.and(deeds);
    }

    private void tell(List<SupportEvent> work, Class<? extends SupportEvent> type, String deed, List<String> deeds) {
        var such = all(work, type);
        if (!such.isEmpty()) {
            deeds.add(deed + " " + telling.at(such));
        }
    }

    private static <T extends SupportEvent> List<T> all(List<SupportEvent> events, Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
