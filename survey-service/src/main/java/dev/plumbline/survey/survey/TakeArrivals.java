package dev.plumbline.survey.survey;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.survey.policy.Policies;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Makes of what arrived what is known, and of what is known which surveys are due. Runs inside a transaction. */
public final class TakeArrivals {
    private final Knowledge knowledge;
    private final Surveys surveys;
    private final Policies policies;
    private final InstantSource clock;

    public TakeArrivals(Knowledge knowledge, Surveys surveys, Policies policies, InstantSource clock) {
        this.knowledge = knowledge;
        this.surveys = surveys;
        this.policies = policies;
        this.clock = clock;
    }

    public void take(List<Arrival> arrivals) {
        var ofConversations = ofConversations(arrivals);
        var ofCustomers = ofCustomers(arrivals);
        var conversations = learnConversations(ofConversations);
        var asked = surveys.lockOfConversations(conversations.keySet()).stream()
                .collect(toMap(Survey::conversationRef, survey -> survey));
        ofConversations.forEach((ref, told) -> {
            if (told.stream().anyMatch(TakeArrivals::isFreshResolution)) {
                asked.computeIfAbsent(
                        ref, it -> Survey.of(it, policies.of(it.tenant()).kind(), clock.instant()));
            }
        });
        var customers = learnCustomers(ofCustomers, customersOf(asked.keySet(), conversations));
        surveys.save(asked.values().stream()
                .map(survey -> learn(survey, conversations.get(survey.conversationRef()), customers))
                .toList());
        var addressed = customers.entrySet().stream()
                .filter(entry -> ofCustomers.containsKey(entry.getKey()))
                .filter(entry -> entry.getValue().addressee().isPresent())
                .map(Map.Entry::getKey)
                .collect(toSet());
        surveys.save(surveys.lockUnaddressed(addressed).stream()
                .map(survey -> survey.with(survey.state().addressed(clock.instant())))
                .toList());
    }

    private Map<Ref, Conversation> learnConversations(Map<Ref, List<Arrival>> told) {
        var known = new TreeMap<>(knowledge.lockConversations(told.keySet()));
        known.replaceAll((ref, conversation) -> {
            var next = conversation;
            for (var arrival : told.get(ref)) {
                next = next.learn(arrival);
            }
            return next;
        });
        knowledge.saveConversations(known);
        return known;
    }

    private Map<Ref, Customer> learnCustomers(Map<Ref, List<Arrival>> told, Set<Ref> needed) {
        var refs = Stream.concat(told.keySet().stream(), needed.stream()).collect(toSet());
        var known = new TreeMap<>(knowledge.lockCustomers(refs));
        var changed = new TreeMap<Ref, Customer>();
        told.forEach((ref, arrivals) -> {
            var next = known.get(ref);
            for (var arrival : arrivals) {
                next = next.learn(arrival);
            }
            changed.put(ref, next);
        });
        knowledge.saveCustomers(changed);
        known.putAll(changed);
        return known;
    }

    private Survey learn(Survey survey, Conversation conversation, Map<Ref, Customer> customers) {
        var customer = conversation.customer().map(Reading::value);
        var addressed = customer.map(id -> customers.get(new Ref(survey.tenant(), id)))
                .flatMap(Customer::addressee)
                .isPresent();
        return survey.learn(customer, conversation.standing(policies.of(survey.tenant()), addressed));
    }

    private static Set<Ref> customersOf(Set<Ref> asked, Map<Ref, Conversation> conversations) {
        return asked.stream()
                .flatMap(ref -> conversations.get(ref).customer().stream()
                        .map(reading -> new Ref(ref.tenant(), reading.value())))
                .collect(toSet());
    }

    private static Map<Ref, List<Arrival>> ofConversations(List<Arrival> arrivals) {
        return arrivals.stream()
                .filter(arrival -> arrival.event() instanceof ConversationEvent event && Conversation.isToldBy(event))
                .collect(groupingBy(TakeArrivals::subject));
    }

    private static Map<Ref, List<Arrival>> ofCustomers(List<Arrival> arrivals) {
        return arrivals.stream()
                .filter(arrival -> arrival.event() instanceof CustomerEvent.Updated)
                .collect(groupingBy(TakeArrivals::subject));
    }

    private static Ref subject(Arrival arrival) {
        return new Ref(arrival.tenant(), arrival.event().subject().orElseThrow());
    }

    private static boolean isFreshResolution(Arrival arrival) {
        return arrival.fresh() && arrival.event() instanceof ConversationEvent.Resolved;
    }
}
