package dev.plumbline.survey.figure;

import dev.plumbline.contract.SurveyKind;
import java.util.Optional;

/**
 * How many surveys that were sent are alike.
 *
 * @param group what they are grouped by; empty where that is not known
 * @param score empty when there is no answer
 * @param suspected whether the answer is taken for a machine's
 */
public record Count(SurveyKind kind, Optional<String> group, Optional<Integer> score, boolean suspected, long surveys) {
    boolean isAnswer() {
        return score.isPresent() && !suspected;
    }
}
