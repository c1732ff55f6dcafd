package dev.plumbline.runner.demo;

import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where contacts come in: who receives them first, whether they are reopened, and who comes back with the same. */
final class HelpDesk {
    private static final Duration REPEAT_WINDOW = Duration.ofDays(7);

    private final Story story;
    private final HumanDesk people;
    private final BotDesk bot;
    private final Dice dice;
    private int conversations = 48_000;

    HelpDesk(Story story, Dice dice) {
        this.story = story;
        this.people = new HumanDesk(story);
        this.bot = new BotDesk(story, people);
        this.dice = dice;
    }

    /** The whole conversation that a contact becomes. */
    Ending receives(Contact contact) {
        var conversationDice = dice.split();
        var transcript = new Transcript(contact.business().code() + "-" + ++conversations, contact);
        var receiver = conversationDice.chance(botShare(contact)) ? Handler.AI : Handler.HUMAN;
        opens(transcript, receiver, conversationDice);
        var ending = switch (receiver) {
            case AI -> bot.receives(transcript, conversationDice);
            case HUMAN -> people.receives(transcript, conversationDice);
        };
        return ending.resolved() && !ending.solved() ? perhapsReopened(ending, conversationDice) : ending;
    }

    /** The next contact about the same, of a customer whom this one did not help. */
    Optional<Contact> comesBack(Ending ending) {
        var againDice = dice.split();
        if (!ending.resolved() || !againDice.chance(returning(ending))) {
            return Optional.empty();
        }
        var pause = againDice.around(Duration.ofHours(34));
        if (pause.compareTo(REPEAT_WINDOW) >= 0) {
            return Optional.empty();
        }
        return ending.resolvedAt().map(resolved -> ending.contact().again(resolved.plus(pause), againDice));
    }

    /** The share of such customers who come back, 0..1. Nobody tries a fifth time. */
    private static double returning(Ending ending) {
        if (ending.contact().attempt() >= 4) {
            return 0;
        }
        var byBot = ending.path() == Ending.Path.AI_ONLY;
        if (ending.solved()) {
            return byBot ? 0.06 : 0.025;
        }
        return byBot ? 0.68 : 0.36;
    }

    /** The share of such contacts that the assistant receives first, 0..1. */
    private double botShare(Contact contact) {
        if (contact.issue().sensitive()) {
            return 0.4;
        }
        var share = switch (contact.channel()) {
            case CHAT, IN_APP -> 0.85;
            case SMS -> 0.8;
            case WEB_FORM -> 0.65;
            case EMAIL -> 0.58;
            case SOCIAL -> 0.35;
            case VOICE, SELF_SERVICE, OTHER -> 0.15;
        };
        return contact.attempt() == 1 ? share : share * (story.overContainingAt(contact.at()) ? 0.85 : 0.75);
    }

    private static void opens(Transcript transcript, Handler receiver, Dice dice) {
        var contact = transcript.contact();
        var recognized = dice.chance(0.88);
        var complete = contact.labels();
        transcript.opens(receiver, recognized ? complete : unrecognized(complete));
        var question = contact.spoken(dice.pick(contact.issue().questions()));
        if (contact.attempt() == 1) {
            transcript.after(Duration.ofSeconds(1)).customerWrites(question, dice.score(-0.35, 0.3));
        } else {
            transcript
                    .after(Duration.ofSeconds(1))
                    .customerWrites(dice.pick(Phrases.COMING_BACK) + question, dice.score(-0.62, -0.1));
        }
        if (!recognized) {
            transcript.after(Duration.ofSeconds(3)).isLabelled(complete);
        }
    }

    /** What is known before anybody has read it. */
    private static Labels unrecognized(Labels complete) {
        return new Labels(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                complete.segment(),
                Optional.empty(),
                complete.tags());
    }

    private Ending perhapsReopened(Ending ending, Dice dice) {
        var byBot = ending.path() == Ending.Path.AI_ONLY;
        if (!dice.chance(byBot ? 0.1 : 0.18)) {
            return ending;
        }
        var transcript = ending.transcript();
        transcript
                .after(dice.around(Duration.ofHours(16)))
                .isReopened()
                .after(Duration.ofSeconds(1))
                .customerWrites(dice.pick(Phrases.REOPENING), dice.score(-0.8, -0.2));
        if (byBot && dice.chance(story.overContainingAt(transcript.now()) ? 0.8 : 0.4)) {
            transcript
                    .after(Duration.ofSeconds(9))
                    .aiWrites(dice.pick(Phrases.DEFLECTIONS), dice.score(0.5, 0.9), List.of())
                    .after(dice.around(Duration.ofMinutes(50)))
                    .aiResolves();
            return new Ending(transcript, ending.path(), Optional.empty(), false, false);
        }
        return people.makesGood(transcript, byBot ? Ending.Path.AI_TO_HUMAN : ending.path(), dice);
    }
}
