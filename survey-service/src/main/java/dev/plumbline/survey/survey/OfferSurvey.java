package dev.plumbline.survey.survey;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.policy.Channel;
import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.policy.Trait;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Gives a help desk the link of a survey, to show in its own chat. The same etiquette holds as for what we send. */
public final class OfferSurvey {
    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Policies policies;
    private final Function<String, ZoneId> zones;
    private final Transactions transactions;
    private final InstantSource clock;

    /** {@code zones}: each tenant's own. */
    public OfferSurvey(
            Surveys surveys,
            Knowledge knowledge,
            Policies policies,
            Function<String, ZoneId> zones,
            Transactions transactions,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.policies = policies;
        this.zones = zones;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is said to a help desk that asks for a link. */
    public sealed interface Offer {}

    /** {@code anew}: whether it was not asked for before. */
    public record Offered(Survey survey, boolean anew) implements Offer {}

    /** Nobody is asked: {@code reason}, in words for people. */
    public record Refused(String reason) implements Offer {}

    public record NoSuchConversation() implements Offer {}

    /** {@code kind}: of the survey; any that a policy has when empty. */
    public Offer offer(Ref conversation, Optional<SurveyKind> kind) {
        return transactions.in(conversation.tenant(), () -> {
            // Locked: two that ask at the same time get the same link.
            var known = knowledge.lockConversations(Set.of(conversation)).get(conversation);
            if (known.equals(Conversation.UNKNOWN)) {
                return new NoSuchConversation();
            }
            return offer(conversation, known, kind);
        });
    }

    private Offer offer(Ref conversation, Conversation known, Optional<SurveyKind> kind) {
        var customerRef = TakeArrivals.customer(conversation, known);
        var customer = customerRef.flatMap(knowledge::customer);
        var traits = Etiquette.Recipient.traits(Optional.of(known), customer);
        var policy = policies.of(conversation.tenant()).stream()
                .filter(it -> it.channel() == Channel.LINK && it.asksAbout(traits))
                .filter(it -> kind.isEmpty() || kind.get() == it.kind())
                .findFirst();
        if (policy.isEmpty()) {
            return new Refused("No enabled policy of the channel link asks about this conversation."
                    + " PUT /v1/policies with one whose filters it passes.");
        }
        var survey = Survey.of(conversation, policy.get().kind(), policy.get().id(), clock.instant());
        return surveys.lockOfConversations(Set.of(conversation)).stream()
                .filter(it -> it.id().equals(survey.id()))
                .findFirst()
                .map(OfferSurvey::again)
                .orElseGet(() -> anew(survey.learn(customerRef.map(Ref::id), NOTHING), policy.get(), known, customer));
    }

    /** That a conversation says nothing yet. */
    private static final Standing NOTHING = new Standing.Silent(Instant.EPOCH);

    private static Offer again(Survey survey) {
        return survey.state().sentTo().isPresent()
                ? new Offered(survey, false)
                : new Refused("The conversation has this survey already, and it was not sent.");
    }

    private Offer anew(Survey survey, Policy policy, Conversation known, Optional<Customer> customer) {
        var now = clock.instant();
        var decision = survey.customerRef()
                .map(ref -> Etiquette.decide(
                        Optional.of(policy),
                        Etiquette.Recipient.of(
                                ref,
                                Optional.of(known),
                                customer,
                                zones.apply(survey.tenant()),
                                Optional.ofNullable(
                                        surveys.lastSent(Set.of(ref)).get(ref))),
                        now));
        if (decision.orElse(null) instanceof Etiquette.Skip skip) {
            return new Refused(skip.reason());
        }
        // Quiet hours are for who is not there: this customer sits in front of the chat.
        var offered = survey.on(known.traits().of(Trait.PATH).getFirst())
                .offered(Addressee.byLink(customer.flatMap(Customer::localeText)), now, policy);
        surveys.save(offered);
        return new Offered(offered.survey(), true);
    }
}
