package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.kpi.Readable;
import dev.plumbline.metrics.kpi.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** When a handoff came, what it brought, and how it was rated. */
final class HandoffReasons {
    static final String NEVER = "The AI never handed it over.";

    private final Subject subject;
    private final Telling telling;
    private final Optional<Grounds.Handover> handover;
    private final Optional<Handoff> handoff;

    private HandoffReasons(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
        this.handover = subject.grounds().handover();
        this.handoff = subject.fact().handoff();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new HandoffReasons(subject);
        return List.of(
                reasons.escalatedAt(),
                reasons.handoffWait(),
                reasons.completeness(),
                reasons.rating(),
                reasons.escalatedByAgent());
    }

    private Explanation escalatedAt() {
        return Explanation.of(
                Field.ESCALATED_AT,
                Content.moment(handoff.map(Handoff::at)),
                handover.map(it -> "The AI handed it over "
                                + telling.at(it.escalated())
                                + it.escalated()
                                        .team()
                                        .map(team -> " to " + team)
                                        .orElse("")
                                + it.escalated()
                                        .reason()
                                        .map(reason -> ", for " + Telling.spoken(Words.of(reason)))
                                        .orElse("")
                                + ".")
                        .orElse(NEVER),
                handover.map(Grounds.Handover::escalated));
    }

    private Explanation handoffWait() {
        return Explanation.of(
                Field.HANDOFF_WAIT,
                Content.seconds(handoff.flatMap(Handoff::waited)),
                handover.map(it -> it.answer()
                                .map(answer ->
                                        Telling.sentence(Telling.who(answer) + " wrote " + telling.at(answer) + ", "
                                                + Readable.duration(handoff.flatMap(Handoff::waited)
                                                        .orElseThrow())
                                                + " after the handoff " + telling.at(it.escalated())))
                                .orElse("No person has written since the handoff " + telling.at(it.escalated()) + "."))
                        .orElse(NEVER),
                handover.stream().flatMap(it -> Stream.concat(Stream.of(it.escalated()), it.answer().stream())));
    }

    private Explanation completeness() {
        return Explanation.of(
                Field.HANDOFF_COMPLETENESS,
                Content.number(handoff.map(Handoff::completeness)),
                handover.map(it -> handedOver(it.escalated())).orElse(NEVER),
                handover.map(Grounds.Handover::escalated));
    }

    private static String handedOver(ConversationEvent.Escalated escalated) {
        var parts = Received.parts(escalated);
        var given = parts.stream()
                .filter(Received.Part::given)
                .map(Received.Part::name)
                .toList();
        var missing = parts.stream()
                .filter(it -> !it.given())
                .map(Received.Part::name)
                .toList();
        if (escalated.context().isEmpty()) {
            return "Nothing tells what was handed over: " + Telling.and(missing) + " count as missing.";
        }
        return given.size() + " of " + parts.size() + " parts were handed over: "
                + (given.isEmpty() ? "none" : Telling.and(given))
                + (missing.isEmpty()
                        ? "."
                        : "; " + Telling.and(missing) + " " + (missing.size() == 1 ? "was" : "were") + " missing.");
    }

    private Explanation rating() {
        var rating = subject.grounds().rating();
        return Explanation.of(
                Field.HANDOFF_RATING,
                Content.number(subject.fact().handoffRating()),
                rating.map(it -> Telling.sentence(Telling.agent(it.agentId()) + " rated the handoff " + it.rating()
                                + " of 5 " + telling.at(it)))
                        .orElse("Nobody rated the handoff."),
                rating);
    }

    private Explanation escalatedByAgent() {
        var transfers = subject.grounds().agentEscalations();
        return new Explanation(
                Field.ESCALATED_BY_AGENT,
                new Content.Flag(subject.fact().escalatedByAgent()),
                transfers.isEmpty()
                        ? "No person passed it to a senior or specialist."
                        : "It was passed to a senior or specialist " + telling.at(transfers) + ".",
                List.copyOf(transfers));
    }
}
