package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.CustomersNamed;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.ConversationFold;
import dev.plumbline.metrics.fact.CustomerFact;
import dev.plumbline.metrics.fact.CustomerFold;
import dev.plumbline.metrics.fact.CustomerTraces;
import dev.plumbline.metrics.fact.FoldSettings;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.fact.SessionFact;
import dev.plumbline.metrics.fact.SurveyFact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The whole projection without a database: events in, an interpreter over their rows out. */
public final class InMemory {
    private final Map<String, Profile> profiles;
    private final Map<String, Contact> contacts = new HashMap<>();
    private final List<SurveyFact> surveys;
    private final Map<String, Instant> firstSeen = new HashMap<>();
    private final List<CustomerFact> customers;
    private final List<CostRecorded> costs;

    /** All rows that the events make; each event once. */
    public InMemory(List<SupportEvent> events, Tenant tenant) {
        var settings = FoldSettings.of(tenant);
        surveys = surveys(events);
        profiles = events.stream()
                .filter(CustomerEvent.Updated.class::isInstance)
                .map(CustomerEvent.Updated.class::cast)
                .sorted(SupportEvent.READING_ORDER)
                .collect(Collectors.groupingBy(
                        CustomerEvent.Updated::customerId,
                        Collectors.collectingAndThen(Collectors.toList(), Profile::fold)));
        var unlinked = new ArrayList<Contact>();
        bySubject(events).values().forEach(own -> {
            ConversationFold.fold(own, settings)
                    .ifPresent(it -> unlinked.add(new Contact.Conversation(it, Profile.NONE, RepeatLinks.Link.NONE)));
            SessionFact.fold(own)
                    .ifPresent(it -> unlinked.add(new Contact.Session(it, Profile.NONE, RepeatLinks.Link.NONE)));
        });
        var links = new HashMap<String, RepeatLinks.Link>();
        unlinked.stream()
                .filter(it -> it.customerId().isPresent())
                .collect(Collectors.groupingBy(it -> it.customerId().orElseThrow()))
                .values()
                .forEach(own -> links.putAll(
                        RepeatLinks.link(own.stream().map(Contact::candidate).toList(), tenant.repeatContactWindow())));
        unlinked.forEach(it -> contacts.put(
                it.id(), it.with(profile(it.customerId()), links.getOrDefault(it.id(), RepeatLinks.Link.NONE))));
        events.forEach(event -> CustomersNamed.by(event)
                .forEach(it -> firstSeen.merge(it, event.time(), (one, other) -> one.isBefore(other) ? one : other)));
        customers = firstSeen.keySet().stream()
                .map(it -> CustomerFold.fold(traces(it, events)))
                .toList();
        costs = events.stream()
                .filter(CostRecorded.class::isInstance)
                .map(CostRecorded.class::cast)
                .toList();
    }

    private CustomerTraces traces(String customer, List<SupportEvent> events) {
        return new CustomerTraces(
                customer,
                profile(Optional.of(customer)),
                firstSeen.get(customer),
                events.stream()
                        .filter(it -> it instanceof CustomerEvent || it instanceof CommerceRecorded)
                        .filter(it -> it.subject().equals(Optional.of(customer)))
                        .toList(),
                contacts.values().stream()
                        .filter(Contact.Conversation.class::isInstance)
                        .filter(it -> it.customerId().equals(Optional.of(customer)))
                        .map(it -> new CustomerTraces.Conversation(
                                it.id(), it.openedAt(), ContactColumns.TROUBLED.holds(it), it.open()))
                        .toList(),
                surveys.stream()
                        .filter(it -> it.answeredAt().isPresent())
                        .filter(it -> customerOf(it).equals(Optional.of(customer)))
                        .map(it -> new CustomerTraces.Answer(
                                it.answeredAt().orElseThrow(),
                                it.answer().orElseThrow(),
                                it.kind(),
                                it.score().orElseThrow()))
                        .toList());
    }

    /** Whose survey it is: the conversation's customer's, also nobody's; else whom it names. */
    private Optional<String> customerOf(SurveyFact survey) {
        if (survey.kind() == SurveyKind.NPS) {
            return Optional.of(survey.subject());
        }
        return contacts.get(survey.subject()) instanceof Contact.Conversation conversation
                ? conversation.customerId()
                : survey.namedCustomer();
    }

    public static Interpreter of(List<SupportEvent> events, Tenant tenant) {
        return new InMemory(events, tenant).interpreter();
    }

    public Collection<Contact> contacts() {
        return contacts.values();
    }

    public Map<String, Profile> profiles() {
        return profiles;
    }

    public Map<String, Instant> firstSeen() {
        return firstSeen;
    }

    public List<CustomerFact> customers() {
        return customers;
    }

    public List<CostRecorded> costs() {
        return costs;
    }

    public List<SurveyFact> surveys() {
        return surveys;
    }

    public Interpreter interpreter() {
        return new Interpreter(
                contacts.values(),
                surveys.stream().map(it -> survey(it, SurveyFact::answeredAt)).toList(),
                surveys.stream().map(it -> survey(it, SurveyFact::sentAt)).toList(),
                customers,
                costs.stream().map(Cost::of).toList());
    }

    private static List<SurveyFact> surveys(List<SupportEvent> events) {
        return events.stream()
                .filter(SurveyEvent.class::isInstance)
                .map(SurveyEvent.class::cast)
                .collect(Collectors.groupingBy(SurveyEvent::surveyId))
                .values()
                .stream()
                .map(SurveyFact::fold)
                .toList();
    }

    private SurveyRow survey(SurveyFact survey, Function<SurveyFact, Optional<Instant>> at) {
        if (survey.kind() == SurveyKind.NPS) {
            return new SurveyRow(
                    survey,
                    Optional.empty(),
                    profile(Optional.of(survey.subject())),
                    at.apply(survey).flatMap(time -> pathBefore(survey.subject(), time)));
        }
        var contact =
                Optional.ofNullable(contacts.get(survey.subject())).filter(Contact.Conversation.class::isInstance);
        return new SurveyRow(survey, contact, profile(customerOf(survey)), Optional.empty());
    }

    private Optional<String> pathBefore(String customer, Instant time) {
        return contacts.values().stream()
                .filter(Contact.Conversation.class::isInstance)
                .filter(it -> it.customerId().filter(customer::equals).isPresent())
                .filter(it -> it.openedAt().isBefore(time))
                .max(Comparator.comparing(Contact::openedAt).thenComparing(Contact::id))
                .map(it -> it.dimension(Dimension.PATH));
    }

    private Profile profile(Optional<String> customer) {
        return customer.map(profiles::get).orElse(Profile.NONE);
    }

    /** The events that make a contact: all but those about a survey or a customer. */
    private static Map<String, List<SupportEvent>> bySubject(List<SupportEvent> events) {
        return events.stream()
                .filter(it -> it.subject().isPresent())
                .filter(it -> it instanceof ConversationEvent
                        || it instanceof dev.plumbline.contract.EscalationEvent
                        || it instanceof dev.plumbline.contract.ValueEvent
                        || it instanceof dev.plumbline.contract.KnowledgeEvent)
                .collect(Collectors.groupingBy(it -> it.subject().orElseThrow()));
    }
}
