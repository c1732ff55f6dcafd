package dev.plumbline.survey.survey;

import dev.plumbline.contract.ConversationEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Takes back what is not answered when its customer comes back with the same matter: it was not solved, whatever they would
 * have said of it. Runs inside a transaction.
 */
public final class WithdrawSurveys {
    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Function<String, Duration> windows;
    private final InstantSource clock;

    /** {@code windows}: how long after a resolution each tenant takes a new contact for a repeat. */
    public WithdrawSurveys(
            Surveys surveys, Knowledge knowledge, Function<String, Duration> windows, InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.windows = windows;
        this.clock = clock;
    }

    /** What arrived, and the conversations it is about as they are known now. */
    void afterRepeats(List<Arrival> arrivals, Map<Ref, Conversation> conversations) {
        var comingBack = new TreeMap<Ref, List<Contact>>();
        for (var arrival : arrivals) {
            if (arrival.fresh()
                    && (arrival.event() instanceof ConversationEvent.Opened
                            || arrival.event() instanceof ConversationEvent.Categorized)) {
                var ref = arrival.subject();
                var known = conversations.get(ref);
                TakeArrivals.customer(ref, known)
                        .filter(customer -> known.category().isPresent())
                        .ifPresent(customer -> comingBack
                                .computeIfAbsent(customer, it -> new ArrayList<>())
                                .add(new Contact(ref, arrival.event().time(), known.category())));
            }
        }
        var open = surveys.lockOpenOfCustomers(comingBack.keySet());
        var about = knowledge.conversations(
                open.stream().flatMap(it -> it.conversationRef().stream()).toList());
        var withdrawn = new ArrayList<Survey>();
        for (var survey : open) {
            var conversation = survey.conversationRef().map(about::get);
            if (comingBack.get(survey.customerRef().orElseThrow()).stream()
                    .anyMatch(contact -> repeats(contact, survey, conversation))) {
                withdrawn.add(survey.with(
                        survey.state().withdraw(clock.instant(), "The customer came back with the same matter.")));
            }
        }
        surveys.save(withdrawn);
    }

    /** A conversation of a customer's, as it is known now. */
    private record Contact(Ref conversation, Instant at, Optional<String> category) {}

    private boolean repeats(Contact contact, Survey survey, Optional<Conversation> about) {
        if (survey.conversationRef().equals(Optional.of(contact.conversation()))) {
            return false;
        }
        return about.filter(it -> it.category().equals(contact.category()))
                .flatMap(Conversation::turn)
                .map(turn -> turn.position().time())
                .filter(resolvedAt -> contact.at().isAfter(resolvedAt)
                        && !contact.at().isAfter(resolvedAt.plus(windows.apply(survey.tenant()))))
                .isPresent();
    }
}
