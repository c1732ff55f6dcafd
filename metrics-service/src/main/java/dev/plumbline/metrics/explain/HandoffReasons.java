package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.fact.Verdict;
import dev.plumbline.metrics.kpi.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a handoff counts as it does: when it came, what it brought, whether it was late, blind or unnecessary. */
final class HandoffReasons {
    private static final String NEVER = "The AI never handed it over.";

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
                reasons.late(),
                reasons.blind(),
                reasons.unnecessary(),
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
                                                + Durations.inWords(handoff.flatMap(Handoff::waited)
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

    private Explanation late() {
        var verdict = verdict(EscalationEvent.Failure.LATE);
        var wentOn = handover.filter(Grounds.Handover::wentOn);
        return Explanation.of(
                Field.LATE_HANDOFF,
                Content.flag(handoff.map(Handoff::late)),
                handover.map(it -> sentences(
                                it.wentOn() || verdict.isEmpty() ? Optional.of(patience(it)) : Optional.empty(),
                                verdict))
                        .orElse(NEVER),
                Stream.concat(
                        wentOn.stream()
                                .flatMap(it -> Stream.concat(
                                        it.sign().stream().map(sign -> sign.message()),
                                        it.answersAfterSign().stream())),
                        verdict.stream()));
    }

    /** Whether the AI went on after the customer had shown need of a person. */
    private String patience(Grounds.Handover it) {
        var end = " the handoff " + telling.at(it.escalated());
        return it.sign()
                .map(sign -> Signs.told(sign, telling) + "; "
                        + switch (it.answersAfterSign().size()) {
                            case 0 -> "the AI did not answer again before" + end;
                            case 1 ->
                                "the AI answered once more, " + telling.at(it.answersAfterSign()) + ", before" + end;
                            default ->
                                "the AI answered "
                                        + Telling.moreTimes(
                                                it.answersAfterSign().size()) + " until "
                                        + telling.time(
                                                it.answersAfterSign().getLast().time()) + ", before" + end;
                        })
                .map(Telling::sentence)
                .orElse("The customer neither asked for a person nor was frustrated before" + end + ".");
    }

    private Explanation blind() {
        var verdict = verdict(EscalationEvent.Failure.BLIND);
        return Explanation.of(
                Field.BLIND_HANDOFF,
                Content.flag(handoff.map(Handoff::blind)),
                handover.map(it -> sentences(
                                it.isBlind() || verdict.isEmpty()
                                        ? Optional.of(
                                                it.isBlind()
                                                        ? "The person started without the "
                                                                + Telling.and(Received.parts(it.escalated()).stream()
                                                                        .filter(part ->
                                                                                part.tellsTheStory() && !part.given())
                                                                        .map(Received.Part::name)
                                                                        .toList())
                                                                + "."
                                                        : "The person got the transcript and a summary.")
                                        : Optional.empty(),
                                verdict))
                        .orElse(NEVER),
                Stream.<Optional<? extends SupportEvent>>of(handover.map(Grounds.Handover::escalated), verdict)
                        .flatMap(Optional::stream));
    }

    private Explanation unnecessary() {
        var verdict = verdict(EscalationEvent.Failure.UNNECESSARY);
        return Explanation.of(
                Field.UNNECESSARY_HANDOFF,
                Content.flag(handoff.map(it -> subject.fact().unnecessaryHandoff())),
                handover.map(it -> sentences(
                                verdict.isEmpty() ? Optional.of(Signs.need(subject)) : Optional.empty(), verdict))
                        .orElse(NEVER),
                Stream.concat(
                        handover.map(Grounds.Handover::escalated).stream(),
                        handover.isEmpty() ? Stream.empty() : subject.grounds().verdict().stream()));
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

    /** The reviewer's verdict, when it names this failure. */
    private Optional<EscalationEvent.Reviewed> verdict(EscalationEvent.Failure failure) {
        return subject.fact()
                        .verdict()
                        .filter((Verdict it) -> it.names(failure))
                        .isPresent()
                ? subject.grounds().verdict()
                : Optional.empty();
    }

    private String sentences(Optional<String> own, Optional<EscalationEvent.Reviewed> verdict) {
        var sentences = new ArrayList<String>();
        own.ifPresent(sentences::add);
        verdict.ifPresent(it -> sentences.add(Signs.verdict(it, telling)));
        return String.join(" ", sentences);
    }
}
