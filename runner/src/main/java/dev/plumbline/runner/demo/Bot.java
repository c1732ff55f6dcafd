package dev.plumbline.runner.demo;

import dev.plumbline.contract.Complexity;
import dev.plumbline.contract.ConversationEvent.HandoffContext;
import java.util.Optional;

/** A release of the assistant, as the shares (0..1) of conversations in which it behaves one way or another. */
record Bot(String name, Answers answers, HandsOver handsOver, Handoffs handoffs) {
    static final Bot FIRST = new Bot(
            "Assistant 4.1",
            new Answers(0.66, 0.32, 0.82, 0.4),
            new HandsOver(0.84, 0.86, 0.9, 0.1),
            new Handoffs(0.2, 0.04, 0.88));
    static final Bot OVER_CONTAINING = new Bot(
            "Assistant 4.2: resolve more without a person",
            new Answers(0.45, 0.16, 0.97, 0.62),
            new HandsOver(0.46, 0.28, 0.5, 0.03),
            new Handoffs(0.65, 0.22, 0.45));
    static final Bot MENDED = new Bot(
            "Assistant 4.3",
            new Answers(0.65, 0.28, 0.85, 0.42),
            new HandsOver(0.79, 0.8, 0.88, 0.08),
            new Handoffs(0.22, 0.06, 0.82));

    /**
     * What its answers are worth.
     *
     * @param solveSimple they solve a simple issue
     * @param solveComplex they solve a complex one
     * @param soundSure it is sure of them although they are wrong
     * @param exasperate the customer whom they do not help asks for a person, or says what he thinks
     */
    record Answers(double solveSimple, double solveComplex, double soundSure, double exasperate) {}

    /**
     * When it gives the conversation to a person.
     *
     * @param unsolved it cannot solve the issue
     * @param unsolvedAboutMoney it cannot, and the customer's money hangs on it
     * @param sensitive only a person should decide
     * @param needlessly it could have solved the issue
     */
    record HandsOver(double unsolved, double unsolvedAboutMoney, double sensitive, double needlessly) {}

    /**
     * How it hands over.
     *
     * @param late it answers on after the customer has shown that he needs a person
     * @param blind nothing comes along
     * @param informed otherwise, a part of the context does
     */
    record Handoffs(double late, double blind, double informed) {}

    /** {@code explained}: the help centre has a good article about it. */
    boolean solves(Contact contact, boolean explained, Dice dice) {
        var share = contact.complexity() == Complexity.SIMPLE ? answers.solveSimple() : answers.solveComplex();
        return dice.chance(explained ? share + 0.27 : share);
    }

    boolean handsOver(Issue issue, boolean solvable, Dice dice) {
        if (issue.sensitive()) {
            return dice.chance(handsOver.sensitive());
        }
        if (solvable) {
            return dice.chance(handsOver.needlessly());
        }
        return dice.chance(issue.aboutMoney() ? handsOver.unsolvedAboutMoney() : handsOver.unsolved());
    }

    boolean handsOverLate(Dice dice) {
        return dice.chance(handoffs.late());
    }

    boolean exasperates(Dice dice) {
        return dice.chance(answers.exasperate());
    }

    /** What comes along with the customer. */
    Optional<HandoffContext> context(Dice dice) {
        if (dice.chance(handoffs.blind())) {
            return Optional.empty();
        }
        return Optional.of(new HandoffContext(
                dice.chance(handoffs.informed() + 0.08),
                dice.chance(handoffs.informed()),
                dice.chance(0.95),
                dice.chance(handoffs.informed() - 0.12)));
    }

    /** How sure it says to be of an answer that is wrong, 0..1. Below 0.4 it knows better. */
    double confidenceWhenWrong(Dice dice) {
        return dice.chance(answers.soundSure()) ? dice.score(0.45, 0.92) : dice.score(0.2, 0.39);
    }
}
