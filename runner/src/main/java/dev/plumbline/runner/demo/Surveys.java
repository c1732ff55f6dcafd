package dev.plumbline.runner.demo;

import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What customers are asked after a conversation, and now and then in between; a third of them answers. */
final class Surveys {
    private final Story story;
    private final Dice dice;

    Surveys(Story story, Dice dice) {
        this.story = story;
        this.dice = dice;
    }

    /** Asks about a conversation that was resolved. */
    void ask(Ending ending) {
        if (!ending.resolved() || fallsToTheFinale(ending)) {
            return;
        }
        if (dice.chance(0.9)) {
            ask(ending, SurveyKind.CSAT, answering(ending.path()));
        }
        if (dice.chance(0.14)) {
            ask(ending, SurveyKind.CES, 0.32);
        }
        if (ending.path() == Ending.Path.AI_TO_HUMAN && dice.chance(0.35)) {
            ask(ending, SurveyKind.HANDOFF, 0.36);
        }
    }

    /** Asks every third customer once whether he would recommend us. */
    List<SupportEvent> askWhetherToRecommend(Customers customers, Grievances grievances) {
        var asked = new ArrayList<SupportEvent>();
        for (var customer : customers.all()) {
            var sent = story.start().plus(dice.between(Duration.ofDays(3), Duration.ofDays(59)));
            if (!dice.chance(0.3) || sent.isBefore(customer.signedUpAt())) {
                continue;
            }
            var source = customer.business().helpdesk();
            var survey = customer.id() + "-nps";
            asked.add(new SurveyEvent.Sent(
                    Header.of(source, survey + "-sent", sent, customer.id()),
                    survey,
                    SurveyKind.NPS,
                    Optional.of(customer.id())));
            if (dice.chance(0.34)) {
                var hurt = grievances.before(customer, sent) > 0;
                var verdict = dice.between(0, 1.0) - (hurt ? 0.45 : 0);
                var score = verdict > 0.52 ? dice.whole(9, 10) : verdict > 0.2 ? dice.whole(7, 8) : dice.whole(1, 6);
                asked.add(new SurveyEvent.Answered(
                        Header.of(source, survey + "-answered", sent.plus(answerTime()), customer.id()),
                        survey,
                        SurveyKind.NPS,
                        score,
                        dice.chance(0.3) ? Optional.of(dice.pick(Comments.onRecommending(score))) : Optional.empty(),
                        List.of(),
                        Optional.of(customer.id())));
            }
        }
        return asked;
    }

    private void ask(Ending ending, SurveyKind kind, double answering) {
        var transcript = ending.transcript();
        var survey = transcript.conversationId() + "-" + kind.name().toLowerCase(Locale.ROOT);
        var customer = Optional.of(ending.customer().id());
        var sent = ending.resolvedAt().orElseThrow().plus(dice.around(Duration.ofMinutes(6)));
        transcript.aside(sent, header -> new SurveyEvent.Sent(header, survey, kind, customer));
        if (!dice.chance(answering)) {
            return;
        }
        var content = dice.chance(ending.contentment());
        var score = score(kind, content);
        var comment = dice.chance(content ? 0.2 : 0.5)
                ? Optional.of(dice.pick(Comments.on(ending, content)))
                : Optional.<String>empty();
        var themes = comment.isPresent() ? Comments.themes(ending, content) : List.<String>of();
        transcript.aside(
                sent.plus(answerTime()),
                header -> new SurveyEvent.Answered(header, survey, kind, score, comment, themes, customer));
    }

    /** The share of the customers who answer, 0..1: people are owed an answer more than a machine. */
    private static double answering(Ending.Path path) {
        return switch (path) {
            case AI_ONLY -> 0.34;
            case AI_TO_HUMAN -> 0.37;
            case AI_ASSISTED, HUMAN_ONLY -> 0.41;
        };
    }

    private int score(SurveyKind kind, boolean content) {
        return switch (kind) {
            case CSAT, HANDOFF -> content ? (dice.chance(0.6) ? 5 : 4) : dice.pick(List.of(1, 1, 2, 2, 3, 3, 3));
            case CES -> content ? dice.whole(5, 7) : dice.whole(1, 4);
            case NPS -> content ? dice.whole(8, 10) : dice.whole(0, 6);
        };
    }

    private Duration answerTime() {
        var time = dice.around(Duration.ofMinutes(95));
        return time.compareTo(Duration.ofHours(30)) > 0 ? Duration.ofHours(30) : time;
    }

    /** The last day is left to one very important customer: no other alert should stand beside his. */
    private boolean fallsToTheFinale(Ending ending) {
        Instant resolved = ending.resolvedAt().orElseThrow();
        return ending.customer().vip() && resolved.isAfter(story.end().minus(Duration.ofDays(3)));
    }
}
