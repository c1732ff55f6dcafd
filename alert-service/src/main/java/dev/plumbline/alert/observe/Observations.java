package dev.plumbline.alert.observe;

import dev.plumbline.alert.rule.Answer;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.kit.messaging.Received;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a batch of one tenant's events says to the rules. */
final class Observations {
    private record AnswerKey(String surveyId, String source, String id) {}

    private final List<CustomerEvent.Updated> customers = new ArrayList<>();
    private final List<ConversationEvent.Opened> openings = new ArrayList<>();
    private final List<ConversationEvent.Categorized> categories = new ArrayList<>();
    private final Map<AnswerKey, Answer> answers = new LinkedHashMap<>();

    Observations(List<Received> events) {
        events.forEach(this::add);
    }

    List<CustomerEvent.Updated> customers() {
        return customers;
    }

    List<ConversationEvent.Opened> openings() {
        return openings;
    }

    List<ConversationEvent.Categorized> categories() {
        return categories;
    }

    /** Each once; fresh when any of its arrivals was. */
    Collection<Answer> answers() {
        return answers.values();
    }

    boolean isEmpty() {
        return customers.isEmpty() && openings.isEmpty() && categories.isEmpty() && answers.isEmpty();
    }

    private void add(Received received) {
        switch (received.event()) {
            case CustomerEvent.Updated updated -> customers.add(updated);
            case ConversationEvent.Opened opened -> openings.add(opened);
            case ConversationEvent.Categorized categorized -> categories.add(categorized);
            // A machine's answer wakes nobody.
            case SurveyEvent.Answered answered when answered.suspected() -> {}
            case SurveyEvent.Answered answered -> add(Answer.of(answered, received.isFresh()));
            // Not exhaustive on purpose: a rule listens to few of the events, and a new event changes none.
            default -> {}
        }
    }

    private void add(Answer answer) {
        answers.merge(
                new AnswerKey(
                        answer.surveyId(), answer.at().source(), answer.at().id()),
                answer,
                (first, again) -> first.heardFresh(again.fresh()));
    }
}
