package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.kpi.Readable;
import java.util.List;
import java.util.Optional;

/** Why a conversation counts as resolved or not, and how much work it took. */
final class OutcomeReasons {
    private final Subject subject;
    private final Grounds.Settlement settlement;
    private final Telling telling;

    private OutcomeReasons(Subject subject) {
        this.subject = subject;
        this.settlement = subject.grounds().settlement();
        this.telling = subject.telling();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new OutcomeReasons(subject);
        return List.of(
                reasons.resolved(),
                reasons.resolvedAt(),
                reasons.firstResolvedAt(),
                reasons.reopens(),
                reasons.assisted(),
                reasons.handleSeconds());
    }

    private Explanation resolved() {
        var resolution = subject.fact().resolution();
        return new Explanation(
                Field.RESOLVED, new Content.Flag(resolution.resolved()), state(), List.copyOf(decisive()));
    }

    private Explanation resolvedAt() {
        var at = subject.fact().resolution().resolvedAt();
        var took = subject.fact()
                .secondsTo(at)
                .map(it -> " That was " + Readable.duration(it) + " after the opening.")
                .orElse("");
        return new Explanation(Field.RESOLVED_AT, Content.moment(at), state() + took, List.copyOf(decisive()));
    }

    /** The event that left it resolved or open. */
    private List<? extends ConversationEvent> decisive() {
        return settlement
                .resolved()
                .<ConversationEvent>map(it -> it)
                .or(() -> lastReopening().map(it -> it))
                .stream()
                .toList();
    }

    private Optional<ConversationEvent.Reopened> lastReopening() {
        return settlement.reopenings().isEmpty()
                ? Optional.empty()
                : Optional.of(settlement.reopenings().getLast());
    }

    private String state() {
        return settlement
                .resolved()
                .map(it -> Telling.sentence(Telling.who(it) + " resolved it " + telling.at(it)
                        + lastReopening()
                                .map(reopening -> ", after it had been reopened " + telling.at(reopening))
                                .orElse("")))
                .or(() -> lastReopening()
                        .map(it -> "It was reopened " + telling.at(it) + ", and nobody has resolved it since."))
                .orElse("Nobody has resolved it yet.");
    }

    private Explanation firstResolvedAt() {
        var first = settlement.first();
        return Explanation.of(
                Field.FIRST_RESOLVED_AT,
                Content.moment(subject.fact().resolution().firstResolvedAt()),
                first.map(it -> Telling.sentence(
                                Telling.who(it) + " resolved it " + telling.at(it) + ", for the first time"))
                        .orElse("Nobody has resolved it yet."),
                first);
    }

    private Explanation reopens() {
        var reopenings = settlement.reopenings();
        return new Explanation(
                Field.REOPENS,
                new Content.Number(subject.fact().resolution().reopens()),
                !reopenings.isEmpty()
                        ? "It was reopened " + Telling.times(reopenings.size()) + ": " + telling.at(reopenings) + "."
                        : settlement.first().isEmpty()
                                ? "It has not been resolved yet, so there was nothing to reopen."
                                : "Nothing reopened it.",
                List.copyOf(reopenings));
    }

    private Explanation assisted() {
        var assisted = settlement.assisted();
        return new Explanation(
                Field.AI_ASSISTED,
                new Content.Flag(subject.fact().resolution().assisted()),
                assisted.isEmpty()
                        ? "No resolution confirmed a draft of the AI."
                        : Telling.sentence(Telling.who(assisted.getFirst()) + " confirmed a draft of the AI "
                                + telling.at(assisted)),
                List.copyOf(assisted));
    }

    private Explanation handleSeconds() {
        var work = subject.grounds().work();
        var who = work.stream()
                .map(ConversationEvent.WorkLogged::agentId)
                .distinct()
                .map(Telling::agent)
                .toList();
        return new Explanation(
                Field.HANDLE_SECONDS,
                Content.seconds(subject.fact().handleSeconds()),
                subject.fact()
                        .handleSeconds()
                        .map(it -> Telling.sentence(Telling.and(who) + " logged work " + Telling.times(work.size())
                                + ", " + Readable.duration(it) + " in all"))
                        .orElse("No work was logged."),
                List.copyOf(work));
    }
}
