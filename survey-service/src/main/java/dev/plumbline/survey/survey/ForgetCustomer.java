package dev.plumbline.survey.survey;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Puts a pseudonym in a customer's place: nobody is asked any more, and of what was asked and answered remains that it
 * was, and the score. That an address gets no more surveys stays true. Runs inside a transaction. What came in the seconds between the erasure and this goes with the rest.
 */
public final class ForgetCustomer {
    private final Knowledge knowledge;
    private final Surveys surveys;
    private final Suppressions suppressions;
    private final InstantSource clock;

    public ForgetCustomer(Knowledge knowledge, Surveys surveys, Suppressions suppressions, InstantSource clock) {
        this.knowledge = knowledge;
        this.surveys = surveys;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    public void forget(Ref customer, String pseudonym) {
        var now = clock.instant();
        var known = knowledge.customer(customer).flatMap(Customer::addressee);
        var conversations = knowledge.rename(customer, pseudonym);
        var theirs = new LinkedHashMap<UUID, Survey>();
        surveys.lockOfConversations(conversations).forEach(survey -> theirs.put(survey.id(), survey));
        surveys.lockOfCustomer(customer).forEach(survey -> theirs.put(survey.id(), survey));
        Stream.concat(known.stream(), theirs.values().stream().flatMap(survey -> survey.state().sentTo().stream()))
                .map(Addressee::email)
                .distinct()
                .forEach(address -> suppressions.forget(customer.tenant(), address));
        surveys.save(theirs.values().stream()
                .map(survey -> survey.forget(customer.id(), pseudonym, now))
                .toList());
    }
}
