package dev.plumbline.runner.demo;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent.EscalationReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Conversations that the assistant receives: it finishes them, rightly or wrongly, or hands them to a person. */
final class BotDesk {
    private static final Duration ANSWERING = Duration.ofSeconds(7);
    private static final List<Reason> REASONS = List.of(
            new Reason(EscalationReason.CUSTOMER_REQUEST, 0.3),
            new Reason(EscalationReason.CUSTOMER_FRUSTRATION, 0.22),
            new Reason(EscalationReason.LOW_CONFIDENCE, 0.22),
            new Reason(EscalationReason.MISSING_KNOWLEDGE, 0.26));

    private final Story story;
    private final HumanDesk people;

    BotDesk(Story story, HumanDesk people) {
        this.story = story;
        this.people = people;
    }

    /** From the customer's first message on. */
    Ending receives(Transcript transcript, Dice dice) {
        var contact = transcript.contact();
        var bot = story.botAt(contact.at());
        var solvable = bot.solves(contact, story.explainedAt(contact.issue(), contact.at()), dice);
        if (!contact.live()) {
            transcript.after(ANSWERING).acknowledges(Author.AI, dice.pick(Phrases.ACKNOWLEDGEMENTS));
        }
        if (bot.handsOver(contact.issue(), solvable, dice)) {
            return handsOver(transcript, bot, solvable, dice);
        }
        return solvable ? solves(transcript, dice) : contains(transcript, bot, dice);
    }

    private Ending solves(Transcript transcript, Dice dice) {
        var contact = transcript.contact();
        answers(transcript, dice);
        if (dice.chance(0.25)) {
            transcript
                    .after(contact.pause(dice))
                    .customerWrites(dice.pick(Phrases.FOLLOW_UP_QUESTIONS), dice.score(-0.1, 0.3))
                    .after(dice.around(ANSWERING))
                    .aiWrites(dice.pick(Phrases.FOLLOW_UP_ANSWERS), dice.score(0.7, 0.97), List.of());
        }
        if (dice.chance(0.6)) {
            transcript.after(contact.pause(dice)).customerWrites(dice.pick(Phrases.THANKS), dice.score(0.2, 0.9));
        }
        return closes(transcript, true, true, dice);
    }

    /** Keeps what it cannot solve: the customer gets an answer, only not to the question. */
    private Ending contains(Transcript transcript, Bot bot, Dice dice) {
        var contact = transcript.contact();
        missesThePoint(transcript, bot, dice);
        var exasperated = bot.exasperates(dice);
        var asked = exasperated && dice.chance(0.7);
        transcript.after(contact.pause(dice));
        if (asked) {
            transcript.customerAsksForPerson(dice.pick(Phrases.REQUESTS_FOR_A_PERSON), dice.score(-0.8, -0.2));
        } else if (exasperated) {
            transcript.customerWrites(dice.pick(Phrases.DISPLEASURE), dice.score(-0.95, -0.5));
        } else {
            transcript.customerWrites(dice.pick(Phrases.DISAPPOINTMENT), dice.score(-0.45, -0.1));
        }
        deflects(transcript, bot, dice);
        if (asked && dice.chance(bot == Bot.OVER_CONTAINING ? 0.6 : 0.25)) {
            transcript
                    .after(contact.pause(dice))
                    .customerAsksForPerson(dice.pick(Phrases.REQUESTS_FOR_A_PERSON), dice.score(-0.95, -0.5));
            deflects(transcript, bot, dice);
        }
        return closes(transcript, false, !exasperated, dice);
    }

    /** Either the customer is content, or he has gone; the assistant cannot tell the two apart. */
    private Ending closes(Transcript transcript, boolean solved, boolean smooth, Dice dice) {
        if (!dice.chance(0.004)) {
            var silence = Duration.ofMinutes(transcript.contact().live() ? 12 : 240);
            transcript.after(dice.around(silence)).aiResolves();
        }
        return new Ending(transcript, Ending.Path.AI_ONLY, Optional.empty(), solved, smooth);
    }

    private Ending handsOver(Transcript transcript, Bot bot, boolean solvable, Dice dice) {
        var contact = transcript.contact();
        var reason = reason(contact.issue(), solvable, dice);
        switch (reason) {
            case CUSTOMER_REQUEST -> {
                missesThePoint(transcript, bot, dice);
                transcript
                        .after(contact.pause(dice))
                        .customerAsksForPerson(dice.pick(Phrases.REQUESTS_FOR_A_PERSON), dice.score(-0.6, 0));
                hesitates(transcript, bot, dice);
            }
            case CUSTOMER_FRUSTRATION -> {
                missesThePoint(transcript, bot, dice);
                transcript
                        .after(contact.pause(dice))
                        .customerWrites(dice.pick(Phrases.DISPLEASURE), dice.score(-0.95, -0.5));
                hesitates(transcript, bot, dice);
            }
            case LOW_CONFIDENCE ->
                transcript
                        .after(dice.around(ANSWERING))
                        .aiWrites(dice.pick(Phrases.DEFLECTIONS), dice.score(0.15, 0.39), List.of());
            case MISSING_KNOWLEDGE, POLICY_AMBIGUITY ->
                transcript
                        .after(dice.around(ANSWERING))
                        .aiFallsBack(dice.pick(Phrases.FALLBACKS), dice.score(0.15, 0.42));
            case SENSITIVE_ISSUE -> {}
            case OTHER -> answers(transcript, dice);
        }
        var context = bot.context(dice);
        transcript
                .after(ANSWERING)
                .aiWrites(dice.pick(Phrases.HANDOFFS), dice.score(0.5, 0.9), List.of())
                .after(Duration.ofSeconds(2))
                .escalates(reason, contact.issue().team(), context);
        return people.takesOver(transcript, context, dice);
    }

    private static EscalationReason reason(Issue issue, boolean solvable, Dice dice) {
        if (issue.sensitive()) {
            return EscalationReason.SENSITIVE_ISSUE;
        }
        if (solvable) {
            return EscalationReason.OTHER;
        }
        var reason = dice.pick(REASONS, Reason::weight).reason();
        return reason == EscalationReason.MISSING_KNOWLEDGE ? issue.wantOfAnAnswer() : reason;
    }

    /** The customer has shown that he needs a person, and the assistant tries on. */
    private void hesitates(Transcript transcript, Bot bot, Dice dice) {
        if (bot.handsOverLate(dice)) {
            deflects(transcript, bot, dice);
            transcript
                    .after(transcript.contact().pause(dice))
                    .customerAsksForPerson(dice.pick(Phrases.REQUESTS_FOR_A_PERSON), dice.score(-0.9, -0.3));
            deflects(transcript, bot, dice);
        }
    }

    private static void answers(Transcript transcript, Dice dice) {
        var issue = transcript.contact().issue();
        var articles = dice.chance(0.5) ? List.of(issue.article()) : List.<String>of();
        transcript
                .after(dice.around(ANSWERING))
                .aiWrites(transcript.contact().spoken(issue.solution()), dice.score(0.62, 0.98), articles);
        if (!articles.isEmpty() && dice.chance(0.4)) {
            transcript.after(Duration.ofSeconds(20)).showsArticle(issue.article());
        }
    }

    private static void missesThePoint(Transcript transcript, Bot bot, Dice dice) {
        transcript.after(dice.around(ANSWERING));
        if (dice.chance(bot == Bot.OVER_CONTAINING ? 0.15 : 0.35)) {
            transcript.aiFallsBack(dice.pick(Phrases.FALLBACKS), dice.score(0.4, 0.6));
        } else {
            deflects(transcript, bot, dice);
        }
    }

    private static void deflects(Transcript transcript, Bot bot, Dice dice) {
        transcript
                .after(dice.around(ANSWERING))
                .aiWrites(
                        dice.pick(Phrases.DEFLECTIONS),
                        bot.confidenceWhenWrong(dice),
                        dice.chance(0.4) ? List.of(transcript.contact().issue().article()) : List.of());
    }

    private record Reason(EscalationReason reason, double weight) {}
}
