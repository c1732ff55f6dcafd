package dev.plumbline.survey.survey;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.policy.Channel;
import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Traits;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** Makes of what arrived what is known, and of what is known which surveys are due. Runs inside a transaction. */
public final class TakeArrivals {
    private final Knowledge knowledge;
    private final Surveys surveys;
    private final Policies policies;
    private final WithdrawSurveys withdrawing;
    private final InstantSource clock;

    public TakeArrivals(
            Knowledge knowledge, Surveys surveys, Policies policies, WithdrawSurveys withdrawing, InstantSource clock) {
        this.knowledge = knowledge;
        this.surveys = surveys;
        this.policies = policies;
        this.withdrawing = withdrawing;
        this.clock = clock;
    }

    public void take(List<Arrival> arrivals) {
        var ofConversations = of(arrivals, ConversationEvent.class);
        var ofCustomers = of(arrivals, CustomerEvent.Updated.class);
        var conversations = learnConversations(ofConversations);
        var customers = learnCustomers(ofCustomers, ofConversations, conversations);
        plan(ofConversations, conversations, customers);
        var addressed = customers.entrySet().stream()
                .filter(entry -> ofCustomers.containsKey(entry.getKey()))
                .filter(entry -> entry.getValue().addressee().isPresent())
                .map(Map.Entry::getKey)
                .collect(toSet());
        surveys.save(surveys.lockUnaddressed(addressed).stream()
                .map(survey -> survey.with(survey.state().addressed(clock.instant())))
                .toList());
        withdrawing.afterRepeats(arrivals, conversations);
    }

    private Map<Ref, Conversation> learnConversations(Map<Ref, List<Arrival>> told) {
        var known = new TreeMap<>(knowledge.lockConversations(told.keySet()));
        var changed = new TreeMap<Ref, Conversation>();
        known.replaceAll((ref, conversation) -> {
            var next = conversation;
            for (var arrival : told.get(ref)) {
                next = next.learn(arrival);
            }
            if (!next.equals(conversation)) {
                changed.put(ref, next);
            }
            return next;
        });
        knowledge.saveConversations(changed);
        return known;
    }

    /** The customers who were told of, and those whose conversations were. */
    private Map<Ref, Customer> learnCustomers(
            Map<Ref, List<Arrival>> told,
            Map<Ref, List<Arrival>> ofConversations,
            Map<Ref, Conversation> conversations) {
        var contacts = new HashMap<Ref, List<Arrival>>();
        conversations.forEach((ref, conversation) -> customer(ref, conversation)
                .ifPresent(customer -> contacts.merge(
                        customer,
                        ofConversations.get(ref),
                        (some, others) ->
                                Stream.concat(some.stream(), others.stream()).toList())));
        var refs = Stream.concat(told.keySet().stream(), contacts.keySet().stream())
                .collect(toSet());
        var known = new TreeMap<>(knowledge.lockCustomers(refs));
        var changed = new TreeMap<Ref, Customer>();
        known.replaceAll((ref, customer) -> {
            var next = customer;
            for (var arrival : told.getOrDefault(ref, List.of())) {
                next = next.learn(arrival);
            }
            for (var arrival : contacts.getOrDefault(ref, List.of())) {
                next = next.contacted(arrival.event().time());
            }
            if (!next.equals(customer)) {
                changed.put(ref, next);
            }
            return next;
        });
        knowledge.saveCustomers(changed);
        return known;
    }

    /** What the conversations that something happened to now want of their surveys. */
    private void plan(
            Map<Ref, List<Arrival>> told, Map<Ref, Conversation> conversations, Map<Ref, Customer> customers) {
        var asked = new HashMap<UUID, Survey>();
        surveys.lockOfConversations(conversations.keySet()).forEach(survey -> asked.put(survey.id(), survey));
        conversations.forEach((ref, conversation) -> {
            if (conversation.asksAnew(clock.instant()) || told.get(ref).stream().anyMatch(TakeArrivals::resolves)) {
                var profile = customer(ref, conversation).map(customers::get).map(Customer::traits);
                wanted(ref, conversation.traits().or(profile.orElse(Traits.NONE)))
                        .map(policy -> Survey.of(ref, policy.kind(), policy.id(), clock.instant()))
                        .forEach(survey -> asked.putIfAbsent(survey.id(), survey));
            }
        });
        surveys.save(asked.values().stream()
                .map(survey -> {
                    var conversation =
                            conversations.get(survey.conversationRef().orElseThrow());
                    return learn(survey, conversation, customers);
                })
                .toList());
    }

    /** For each kind the first policy that asks; of what the help desk links to, nothing is sent. */
    private Stream<Policy> wanted(Ref conversation, Traits traits) {
        var kinds = EnumSet.noneOf(SurveyKind.class);
        return policies.of(conversation.tenant()).stream()
                .filter(policy -> policy.channel() != Channel.LINK)
                .filter(policy -> policy.asksAbout(traits))
                .filter(policy -> kinds.add(policy.kind()));
    }

    private Survey learn(Survey survey, Conversation conversation, Map<Ref, Customer> customers) {
        var customer = conversation.customer().map(Reading::value);
        var addressed = customer.map(id -> customers.get(new Ref(survey.tenant(), id)))
                .flatMap(Customer::addressee)
                .isPresent();
        return policies.find(survey.tenant(), survey.policy())
                // What the help desk links to can be taken back, but is never planned, and so never mailed.
                .filter(policy -> policy.channel() != Channel.LINK || survey.state() instanceof SurveyState.Sent)
                .map(policy -> survey.learn(customer, conversation.standing(policy, addressed)))
                .orElse(survey);
    }

    /** What was resolved and at once reopened has a survey too: a list of surveys tells why nobody was asked. */
    private static boolean resolves(Arrival arrival) {
        return arrival.fresh() && arrival.event() instanceof ConversationEvent.Resolved;
    }

    static Optional<Ref> customer(Ref conversation, Conversation known) {
        return known.customer().map(reading -> new Ref(conversation.tenant(), reading.value()));
    }

    private static Map<Ref, List<Arrival>> of(List<Arrival> arrivals, Class<?> type) {
        return arrivals.stream()
                .filter(arrival -> type.isInstance(arrival.event()))
                .collect(groupingBy(Arrival::subject));
    }
}
