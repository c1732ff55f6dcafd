package dev.plumbline.alert.rule;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is known around one survey.
 *
 * @param answers every answer it ever got, in reading order; at least one
 * @param conversations those that the answers name, as far as known, by id
 * @param customers those that may have answered, as far as known, by id
 */
public record SurveyCase(
        List<Answer> answers, Map<String, Conversation> conversations, Map<String, Customer> customers) {

    public SurveyCase {
        answers = answers.stream().sorted(Comparator.comparing(Answer::at)).toList();
    }

    public String surveyId() {
        return answers.getFirst().surveyId();
    }

    /** The answer that counts. */
    public Answer latest() {
        return answers.getLast();
    }

    /** Who gave an answer: the customer of its conversation, else the one the answer itself names. */
    public Optional<Customer> customerOf(Answer answer) {
        return conversationOf(answer)
                .flatMap(Conversation::customerId)
                .or(answer::customerId)
                .map(this::customer);
    }

    /** Everybody who, by any event so far, may have given an answer. */
    public Stream<Customer> candidatesOf(Answer answer) {
        var named = conversationOf(answer).stream().flatMap(it -> it.everNamed().stream());
        return Stream.concat(named, answer.customerId().stream()).map(this::customer);
    }

    private Optional<Conversation> conversationOf(Answer answer) {
        return answer.conversationId().map(conversations::get);
    }

    private Customer customer(String id) {
        return customers.getOrDefault(id, Customer.unknown(id));
    }
}
