package dev.plumbline.metrics.enrich;

import java.util.HashSet;
import java.util.Set;

/**
 * How a text sounds, −1..1: the sum of what its phrases weigh, each once, turned round by a negation and changed by
 * what makes it stronger or weaker. The sum is bent into the range by a hyperbolic tangent.
 */
final class SentimentReader {
    private static final int NEGATION_REACHES = 3;
    private static final int STRENGTH_REACHES = 2;
    /** "Not terrible" is less than "great". */
    private static final double NEGATED = -0.6;

    private static final double STRONGER = 1.4;
    private static final double WEAKER = 0.6;
    private static final double LOUD = 1.2;
    private static final double BEFORE_CONTRAST = 0.5;
    private static final double EXCLAMATION = 0.15;
    private static final int MOST_EXCLAMATIONS = 3;
    private static final double PUZZLED = -0.6;
    /** A sum of this much is three quarters of the way to the end. */
    private static final double BEND = 2.5;

    private final Reading text;
    private final Set<PhraseTree<Lexicon.Meaning>> seen = new HashSet<>();

    private SentimentReader(Reading text) {
        this.text = text;
    }

    static double of(Reading text) {
        return new SentimentReader(text).sentiment();
    }

    private double sentiment() {
        var sum = 0.0;
        var weighed = 0;
        for (var at = 0; at < text.size(); ) {
            var length = text.length(at, Section.SENTIMENT);
            if (length == 0) {
                if (text.length(at, Section.CONTRAST) > 0) {
                    sum *= BEFORE_CONTRAST;
                }
                at++;
                continue;
            }
            var phrase = text.phrase(at, length);
            if (seen.add(phrase)) {
                sum += weight(phrase, at, weighed);
            }
            at += length;
            weighed = at;
        }
        sum *= 1 + EXCLAMATION * Math.min(MOST_EXCLAMATIONS, text.text().exclamations());
        if (text.text().puzzled()) {
            sum += PUZZLED;
        }
        return Math.round(100 * Math.tanh(sum / BEND)) / 100.0;
    }

    /** What stands before the last phrase that was weighed belongs to that one. */
    private double weight(PhraseTree<Lexicon.Meaning> phrase, int at, int weighed) {
        var weight = phrase.value().orElse(Lexicon.Meaning.NONE).weight();
        for (var before = at - 1; before >= weighed && !text.text().breakBefore(before + 1); before--) {
            if (at - before <= NEGATION_REACHES && text.length(before, Section.NEGATION) > 0) {
                weight *= NEGATED;
            } else if (at - before <= STRENGTH_REACHES && text.length(before, Section.STRONGER) > 0) {
                weight *= STRONGER;
            } else if (at - before <= STRENGTH_REACHES && text.length(before, Section.WEAKER) > 0) {
                weight *= WEAKER;
            } else if (at - before > NEGATION_REACHES) {
                break;
            }
        }
        return text.text().loud(at) ? weight * LOUD : weight;
    }
}
