package dev.plumbline.metrics.explain;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.Sign;
import dev.plumbline.metrics.kpi.Words;
import java.util.List;
import java.util.stream.Stream;

/** Why a person was needed or not, and how the customer sounded. */
final class NeedReasons {
    private final Subject subject;
    private final Telling telling;

    private NeedReasons(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new NeedReasons(subject);
        return List.of(
                reasons.humanRequests(),
                reasons.frustratedAt(),
                reasons.sentiment(),
                reasons.fellBack(),
                reasons.verdict(),
                reasons.needed(),
                reasons.missedEscalation(),
                reasons.forcedContainment());
    }

    private Explanation humanRequests() {
        return new Explanation(
                Field.HUMAN_REQUESTS,
                new Content.Number(subject.fact().humanRequests()),
                Telling.sentence(requests()),
                List.copyOf(subject.grounds().need().requests()));
    }

    private String requests() {
        var requests = subject.grounds().need().requests();
        var span = subject.fact().escalated() ? " before the handoff" : "";
        return requests.isEmpty()
                ? "the customer did not ask for a person" + span
                : "the customer asked for a person " + Telling.times(requests.size()) + span + ": "
                        + telling.at(requests);
    }

    private Explanation frustratedAt() {
        var frustration = subject.grounds().need().frustration();
        return Explanation.of(
                Field.FRUSTRATED_AT,
                Content.moment(subject.fact().frustratedAt()),
                frustration
                        .map(it -> Telling.sentence(Signs.told(new Sign(Sign.Kind.FRUSTRATED, it), telling)))
                        .orElseGet(() -> subject.grounds().need().felt().isEmpty()
                                ? "Nothing tells how the customer felt."
                                : "No message of the customer had a sentiment of −0.5 or less."),
                frustration);
    }

    private Explanation sentiment() {
        var felt = subject.grounds().need().felt();
        return new Explanation(
                Field.SENTIMENT,
                Content.number(subject.fact().sentiment()),
                subject.fact()
                        .sentiment()
                        .map(it -> "The mean of " + Telling.count(felt.size(), "message") + " of the customer "
                                + telling.during(felt) + ".")
                        .orElse("Nothing tells how the customer felt."),
                List.copyOf(felt));
    }

    private Explanation fellBack() {
        var fallbacks = subject.grounds().fallbacks();
        return new Explanation(
                Field.FELL_BACK,
                new Content.Flag(subject.fact().fellBack()),
                fallbacks.isEmpty()
                        ? "The AI never said that it does not know."
                        : "The AI said that it does not know " + telling.at(fallbacks) + ".",
                List.copyOf(fallbacks));
    }

    private Explanation verdict() {
        var review = subject.grounds().verdict();
        return Explanation.of(
                Field.VERDICT,
                Content.word(subject.fact()
                        .verdict()
                        .map(it -> it.failure()
                                .map(Words::of)
                                .orElse(it.shouldHaveEscalated() ? "needed" : "not_needed"))),
                review.map(it -> Signs.verdict(it, telling)).orElse("Nobody reviewed the AI's decision."),
                review);
    }

    private Explanation needed() {
        return Explanation.of(
                Field.NEEDED, new Content.Flag(subject.fact().needed()), Signs.need(subject), Signs.ofNeed(subject));
    }

    private Explanation missedEscalation() {
        var fact = subject.fact();
        return Explanation.of(
                Field.MISSED_ESCALATION,
                new Content.Flag(fact.missedEscalation()),
                !fact.aiHandled()
                        ? "The AI had no part in it."
                        : fact.escalated()
                                ? "The AI handed it over " + telling.at(escalation()) + "."
                                : Signs.need(subject) + " The AI never handed it over.",
                fact.missedEscalation()
                        ? Stream.concat(Signs.ofNeed(subject), subject.grounds().byAi().stream())
                        : subject.grounds().handover().stream().map(it -> it.escalated()));
    }

    private SupportEvent escalation() {
        return subject.grounds().handover().orElseThrow().escalated();
    }

    private Explanation forcedContainment() {
        var forced = Counted.isNumerator("forced_containment_rate", subject.contact());
        return Explanation.of(
                Field.FORCED_CONTAINMENT,
                new Content.Flag(forced),
                subject.fact().aiHandled() ? Telling.sentence(requests()) : "The AI had no part in it.",
                forced
                        ? Stream.concat(subject.grounds().need().requests().stream(), subject.grounds().byAi().stream())
                        : Stream.empty());
    }
}
