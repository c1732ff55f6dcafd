package dev.plumbline.runner.demo;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Criterion;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.EscalationEvent.Failure;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.KnowledgeEvent.Theme;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** What colleagues make of a conversation afterwards: the agent who took over, the quality reviewers, the editors. */
final class Reviews {
    private static final List<String> REVIEWERS = List.of("qa.lena", "qa.tariq");

    private final Dice dice;

    Reviews(Dice dice) {
        this.dice = dice;
    }

    void review(Ending ending) {
        switch (ending.path()) {
            case AI_ONLY -> judgeContainment(ending);
            case AI_TO_HUMAN -> judgeHandoff(ending);
            case AI_ASSISTED, HUMAN_ONLY -> {}
        }
        if (ending.resolved() && dice.chance(0.06)) {
            scoreQuality(ending);
        }
        if (!ending.smooth() && dice.chance(0.12)) {
            reportGap(ending);
        }
    }

    private void judgeContainment(Ending ending) {
        if (dice.chance(ending.solved() ? 0.02 : 0.14)) {
            var failure = ending.solved() ? Optional.<Failure>empty() : Optional.of(Failure.MISSED);
            verdict(ending, !ending.solved(), failure);
        }
    }

    private void judgeHandoff(Ending ending) {
        var agent = ending.agent().orElseThrow();
        var transcript = ending.transcript();
        if (dice.chance(0.5)) {
            var rating = ending.smooth() ? dice.whole(3, 5) : dice.whole(1, 3);
            Optional<String> note = rating <= 2 && dice.chance(0.5)
                    ? Optional.of("No summary, the customer had to start again.")
                    : Optional.empty();
            transcript.aside(
                    transcript.now().plus(dice.around(Duration.ofMinutes(3))),
                    header -> new EscalationEvent.Rated(header, agent.id(), rating, note));
        }
        if (dice.chance(0.1)) {
            var failure = ending.smooth()
                    ? Optional.<Failure>empty()
                    : Optional.of(dice.chance(0.7) ? Failure.BLIND : Failure.LATE);
            verdict(ending, true, failure);
        } else if (ending.contact().issue().team() != Team.BILLING && dice.chance(0.015)) {
            verdict(ending, false, Optional.of(Failure.UNNECESSARY));
        }
    }

    private void verdict(Ending ending, boolean shouldHaveEscalated, Optional<Failure> failure) {
        ending.transcript()
                .aside(
                        someDaysAfter(ending),
                        header -> new EscalationEvent.Reviewed(
                                header, shouldHaveEscalated, failure, dice.pick(REVIEWERS)));
    }

    private void scoreQuality(Ending ending) {
        var byAi = ending.agent().isEmpty();
        var usual = ending.solved() ? 88 : byAi ? 52 : 64;
        var scores = new EnumMap<Criterion, Double>(Criterion.class);
        for (var criterion :
                List.of(Criterion.ACCURACY, Criterion.COMPLETENESS, Criterion.TONE, Criterion.RESOLUTION)) {
            // Even those who solve nothing are polite.
            var level = criterion == Criterion.TONE ? 90 : usual;
            scores.put(criterion, (double) Math.min(100, dice.whole(level - 12, level + 12)));
        }
        if (ending.path() == Ending.Path.AI_TO_HUMAN) {
            scores.put(Criterion.ESCALATION, (double) (ending.smooth() ? dice.whole(75, 100) : dice.whole(20, 60)));
        }
        Optional<String> note = ending.solved() || dice.chance(0.5)
                ? Optional.empty()
                : Optional.of(byAi ? "Closed without a solution; the customer had said so." : "Cause not found.");
        ending.transcript()
                .aside(
                        someDaysAfter(ending),
                        header -> new ConversationEvent.Reviewed(
                                header,
                                dice.pick(REVIEWERS),
                                byAi ? Handler.AI : Handler.HUMAN,
                                ending.agent().map(Team.Agent::id),
                                scores,
                                note));
    }

    private void reportGap(Ending ending) {
        var issue = ending.contact().issue();
        ending.transcript()
                .aside(
                        ending.transcript().now().plus(dice.around(Duration.ofHours(2))),
                        header -> new KnowledgeEvent.GapFound(
                                header,
                                theme(issue),
                                dice.chance(0.6) ? Optional.of(issue.article()) : Optional.empty()));
    }

    private static Theme theme(Issue issue) {
        return switch (issue.category()) {
            case "billing" -> Theme.BILLING_EXCEPTION;
            case "refund", "cancellation" -> Theme.MISSING_POLICY;
            case "integration" -> Theme.INTEGRATION_ERROR;
            case "account", "security" -> Theme.UNCLEAR_PERMISSIONS;
            case "technical", "returns" -> Theme.OUTDATED_STEPS;
            default -> Theme.OTHER;
        };
    }

    private Instant someDaysAfter(Ending ending) {
        return ending.transcript().now().plus(dice.between(Duration.ofHours(18), Duration.ofDays(4)));
    }
}
