package dev.plumbline.metrics.explain;

import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.fact.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a handoff counts as late, blind or unnecessary, or does not. */
final class HandoffFailures {
    private final Subject subject;
    private final Telling telling;
    private final Optional<Grounds.Handover> handover;
    private final Optional<Handoff> handoff;

    private HandoffFailures(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
        this.handover = subject.grounds().handover();
        this.handoff = subject.fact().handoff();
    }

    static List<Explanation> of(Subject subject) {
        var failures = new HandoffFailures(subject);
        return List.of(failures.late(), failures.blind(), failures.unnecessary());
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
                        .orElse(HandoffReasons.NEVER),
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
                                it.isBlind() || verdict.isEmpty() ? Optional.of(sight(it)) : Optional.empty(), verdict))
                        .orElse(HandoffReasons.NEVER),
                Stream.<Optional<? extends SupportEvent>>of(handover.map(Grounds.Handover::escalated), verdict)
                        .flatMap(Optional::stream));
    }

    /** What of the story the person got. */
    private static String sight(Grounds.Handover handover) {
        if (!handover.isBlind()) {
            return "The person got the transcript and a summary.";
        }
        return "The person started without the "
                + Telling.and(Received.parts(handover.escalated()).stream()
                        .filter(part -> part.tellsTheStory() && !part.given())
                        .map(Received.Part::name)
                        .toList())
                + ".";
    }

    private Explanation unnecessary() {
        var verdict = verdict(EscalationEvent.Failure.UNNECESSARY);
        return Explanation.of(
                Field.UNNECESSARY_HANDOFF,
                Content.flag(handoff.map(it -> subject.fact().unnecessaryHandoff())),
                handover.map(it -> sentences(
                                verdict.isEmpty() ? Optional.of(Signs.need(subject)) : Optional.empty(), verdict))
                        .orElse(HandoffReasons.NEVER),
                handover.stream().flatMap(it -> Stream.concat(Stream.of(it.escalated()), Signs.ofNeed(subject))));
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
