package dev.plumbline.metrics.fact;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One survey: when it was first sent, and its last answer; none, where that is taken for a machine's.
 *
 * @param subject the conversation it is about, for NPS the customer
 * @param answer the event that brought the last answer
 * @param namedCustomer the last customer that any of its events names
 */
public record SurveyFact(
        String surveyId,
        SurveyKind kind,
        String subject,
        Optional<Instant> sentAt,
        Optional<Instant> answeredAt,
        Optional<EventName> answer,
        Optional<Integer> score,
        Optional<String> comment,
        Optional<String> namedCustomer) {

    /** Folds a survey's events, at least one, in any order. */
    public static SurveyFact fold(List<SurveyEvent> events) {
        var inOrder = events.stream().sorted(SupportEvent.READING_ORDER).toList();
        var sent = inOrder.stream().filter(SurveyEvent.Sent.class::isInstance).findFirst();
        var answer = inOrder.stream()
                .filter(SurveyEvent.Answered.class::isInstance)
                .map(SurveyEvent.Answered.class::cast)
                .reduce((earlier, later) -> later)
                .filter(it -> !it.suspected());
        // What the answer says of itself counts before what the sending said.
        SurveyEvent told = answer.<SurveyEvent>map(it -> it).or(() -> sent).orElseGet(inOrder::getLast);
        return new SurveyFact(
                told.surveyId(),
                told.kind(),
                told.subject().orElseThrow(),
                sent.map(SupportEvent::time),
                answer.map(SupportEvent::time),
                answer.map(EventName::of),
                answer.map(SurveyEvent.Answered::score),
                answer.flatMap(SurveyEvent.Answered::comment),
                inOrder.stream().flatMap(it -> it.customerId().stream()).reduce((earlier, later) -> later));
    }
}
