package dev.plumbline.survey.survey;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.UUID;

/**
 * Puts a pseudonym in a customer's place: nobody is asked any more, and of what was asked and answered remains that it
 * was, and the score. Runs inside a transaction. What came in the seconds between the erasure and this goes with the rest.
 */
public final class ForgetCustomer {
    private final Knowledge knowledge;
    private final Surveys surveys;
    private final InstantSource clock;

    public ForgetCustomer(Knowledge knowledge, Surveys surveys, InstantSource clock) {
        this.knowledge = knowledge;
        this.surveys = surveys;
        this.clock = clock;
    }

    public void forget(Ref customer, String pseudonym) {
        var now = clock.instant();
        var conversations = knowledge.rename(customer, pseudonym);
        var theirs = new LinkedHashMap<UUID, Survey>();
        surveys.lockOfConversations(conversations).forEach(survey -> theirs.put(survey.id(), survey));
        surveys.lockOfCustomer(customer).forEach(survey -> theirs.put(survey.id(), survey));
        surveys.save(theirs.values().stream()
                .map(survey -> survey.forget(customer.id(), pseudonym, now))
                .toList());
    }
}
