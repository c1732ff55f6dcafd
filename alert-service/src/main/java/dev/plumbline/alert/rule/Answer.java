package dev.plumbline.alert.rule;

import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.util.Optional;

/**
 * One answer to a survey; a later one to the same survey replaces it.
 *
 * @param conversationId empty for NPS, which asks about no conversation
 * @param customerId as the answer itself names it
 * @param fresh whether any arrival of it was soon enough after {@code at} to alert somebody
 */
public record Answer(
        String surveyId,
        SurveyKind kind,
        int score,
        Optional<String> comment,
        Optional<String> conversationId,
        Optional<String> customerId,
        ReadingPosition at,
        boolean fresh) {

    public static Answer of(SurveyEvent.Answered event, boolean fresh) {
        var isNps = event.kind() == SurveyKind.NPS;
        return new Answer(
                event.surveyId(),
                event.kind(),
                event.score(),
                event.comment().filter(text -> !text.isBlank()),
                isNps ? Optional.empty() : event.subject(),
                isNps ? event.subject() : event.customerId(),
                ReadingPosition.of(event),
                fresh);
    }

    /** This answer after another arrival of it. */
    public Answer heardFresh(boolean again) {
        return new Answer(surveyId, kind, score, comment, conversationId, customerId, at, fresh || again);
    }
}
