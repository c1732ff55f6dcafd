package dev.plumbline.survey.survey;

import dev.plumbline.contract.SurveyKind;
import java.time.Instant;
import java.util.Optional;

/**
 * Which surveys; what is empty does not matter.
 *
 * @param suspected whether the answer is taken for a machine's; those without an answer are neither
 * @param maxScore answered with at most this
 * @param hasComment answered with a comment, or not
 * @param theme what the comment is about
 * @param from answered, or without an answer sent, at this time or later; for figures, sent
 * @param to the same, before this time
 */
public record SurveyFilter(
        Optional<String> conversation,
        Optional<SurveyKind> kind,
        Optional<String> policy,
        Optional<String> path,
        Optional<StateName> state,
        Optional<Boolean> suspected,
        Optional<Integer> maxScore,
        Optional<Boolean> hasComment,
        Optional<String> theme,
        Optional<Instant> from,
        Optional<Instant> to) {

    /** What figures are made of: without what only an answer can have, as they say who did not answer, too. */
    public SurveyFilter ofSent() {
        return new SurveyFilter(
                conversation,
                kind,
                policy,
                path,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                from,
                to);
    }

    public SurveyFilter since(Instant start) {
        return new SurveyFilter(
                conversation,
                kind,
                policy,
                path,
                state,
                suspected,
                maxScore,
                hasComment,
                theme,
                Optional.of(start),
                Optional.empty());
    }

    /** The same, but only answers of this sort. */
    public SurveyFilter answered(boolean suspectedOnes, Optional<Boolean> comment) {
        return new SurveyFilter(
                conversation,
                kind,
                policy,
                path,
                Optional.of(StateName.ANSWERED),
                Optional.of(suspectedOnes),
                maxScore,
                comment,
                theme,
                from,
                to);
    }
}
