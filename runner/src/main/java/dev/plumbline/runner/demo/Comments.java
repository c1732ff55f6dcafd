package dev.plumbline.runner.demo;

import java.util.List;

/** What customers write below their score. */
final class Comments {
    private static final List<String> AI_SOLVED = List.of(
            "Answer in seconds, exactly what I needed.",
            "Did not expect a bot to get this right. Well done.",
            "Quick and correct.",
            "Solved on a Sunday evening, great.");
    private static final List<String> AI_FAILED = List.of(
            "The bot said it was solved. It was not.",
            "I asked for a person and got the same article again.",
            "It closed my question while I was still typing.",
            "Sounds very sure of itself and is wrong.",
            "There seems to be no way to reach a human any more.",
            "Had to open a new ticket for the same problem.");
    private static final List<String> MONEY_AT_STAKE = List.of(
            "My money is still missing and the bot thinks all is fine.",
            "You charged me wrongly and let a machine tell me to read an article.",
            "Three chats about one refund, none with a person.");
    private static final List<String> GOOD_HANDOFF = List.of(
            "The colleague knew everything already, I did not have to repeat myself.",
            "Bot passed me on quickly and the agent took care of it.",
            "Smooth from the bot to a person.");
    private static final List<String> BAD_HANDOFF = List.of(
            "Had to tell the whole story again after the bot.",
            "Passed on after endless questions, and the agent knew nothing.",
            "Waited long for a person who then asked what it was about.");
    private static final List<String> PERSON_SOLVED = List.of(
            "Friendly and competent.",
            "Took a while, but it was solved for good.",
            "Somebody who really read my message. Thank you.",
            "They even checked back the next day.");
    private static final List<String> PERSON_FAILED = List.of(
            "Nice people, but the problem is still there.",
            "Two days for an answer that did not help.",
            "I was passed from one to the next.");
    private static final List<String> PROMOTERS =
            List.of("Does what it should, and help is there when needed.", "I recommend you already.");
    private static final List<String> OTHERS =
            List.of("Product is fine, support got harder to reach.", "Fix the bot.", "Good, but getting expensive.");

    private Comments() {}

    static List<String> on(Ending ending, boolean content) {
        return switch (ending.path()) {
            case AI_ONLY -> content ? AI_SOLVED : ending.contact().issue().aboutMoney() ? MONEY_AT_STAKE : AI_FAILED;
            case AI_TO_HUMAN -> content ? GOOD_HANDOFF : BAD_HANDOFF;
            case AI_ASSISTED, HUMAN_ONLY -> content ? PERSON_SOLVED : PERSON_FAILED;
        };
    }

    static List<String> onRecommending(int score) {
        return score >= 9 ? PROMOTERS : OTHERS;
    }

    static List<String> themes(Ending ending, boolean content) {
        if (content) {
            return List.of();
        }
        return switch (ending.path()) {
            case AI_ONLY -> List.of("not_solved", "no_human");
            case AI_TO_HUMAN -> List.of("told_it_twice");
            case AI_ASSISTED, HUMAN_ONLY -> List.of(ending.solved() ? "slow" : "not_solved");
        };
    }
}
