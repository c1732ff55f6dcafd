package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Trait;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Takes the surveys whose time has come and decides what becomes of each. Runs inside a transaction. */
final class ClaimSurveys {
    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Suppressions suppressions;
    private final Policies policies;
    private final Function<String, ZoneId> zones;
    private final InstantSource clock;

    /** {@code zones}: a tenant's own, for customers of whom it is not known where they live. */
    ClaimSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Suppressions suppressions,
            Policies policies,
            Function<String, ZoneId> zones,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.suppressions = suppressions;
        this.policies = policies;
        this.zones = zones;
        this.clock = clock;
    }

    /** At most so many, saved; those in {@link SurveyState.Sending} are to be sent. */
    List<Survey> claim(int most, Duration lease) {
        var now = clock.instant();
        var due = surveys.lockDue(now, most);
        var known = new Known(
                knowledge.conversations(due.stream()
                        .flatMap(it -> it.conversationRef().stream())
                        .toList()),
                knowledge.customers(
                        due.stream().flatMap(it -> it.customerRef().stream()).toList()),
                new HashMap<>(surveys.lastSent(due.stream()
                        .filter(it -> it.state().sentTo().isEmpty())
                        .flatMap(it -> it.customerRef().stream())
                        .collect(Collectors.toSet()))));
        var claimed =
                due.stream().map(survey -> claim(survey, known, now, lease)).toList();
        surveys.save(claimed);
        return claimed;
    }

    private record Known(
            Map<Ref, Conversation> conversations, Map<Ref, Customer> customers, Map<Ref, Instant> lastSent) {
        Optional<Conversation> conversation(Survey survey) {
            return survey.conversationRef().map(conversations::get);
        }

        Optional<Customer> customer(Survey survey) {
            return survey.customerRef().map(customers::get);
        }
    }

    private Survey claim(Survey survey, Known known, Instant now, Duration lease) {
        var addressee = known.customer(survey).flatMap(Customer::addressee).or(survey.state()::sentTo);
        if (addressee
                .filter(to -> suppressions.covers(survey.tenant(), to.email()))
                .isPresent()) {
            return survey.with(survey.state().skip(now, "The address gets no more surveys."));
        }
        // One that is with a mail server already was decided about before.
        if (survey.state().sentTo().isPresent() || survey.customer().isEmpty()) {
            return addressee
                    .map(to -> survey.with(survey.state().claim(to, now.plus(lease))))
                    .orElseGet(() -> unaddressed(survey, known));
        }
        var policy = policies.find(survey.tenant(), survey.policy());
        return switch (Etiquette.decide(policy, recipient(survey, known), now)) {
            case Etiquette.Skip skip -> survey.with(survey.state().skip(now, skip.reason()));
            case Etiquette.Wait wait -> survey.with(survey.state().postpone(wait.until(), wait.reason()));
            case Etiquette.Send ignored ->
                addressee
                        .map(to -> {
                            known.lastSent().put(survey.customerRef().orElseThrow(), now);
                            return survey.on(path(survey, known))
                                    .with(survey.state().claim(to, now.plus(lease)));
                        })
                        .orElseGet(() -> unaddressed(survey, known));
        };
    }

    private static String path(Survey survey, Known known) {
        return known.conversation(survey)
                .map(it -> it.traits().of(Trait.PATH).getFirst())
                .orElse("none");
    }

    private Etiquette.Recipient recipient(Survey survey, Known known) {
        return Etiquette.Recipient.of(
                survey.customerRef().orElseThrow(),
                known.conversation(survey),
                known.customer(survey),
                zones.apply(survey.tenant()),
                survey.customerRef().map(known.lastSent()::get));
    }

    /** An address that was replaced by something that is none leaves the survey waiting for a better one. */
    private Survey unaddressed(Survey survey, Known known) {
        return known.conversation(survey)
                .flatMap(conversation -> policies.find(survey.tenant(), survey.policy())
                        .map(policy -> survey.learn(survey.customer(), conversation.standing(policy, false))))
                .orElseGet(() ->
                        survey.with(survey.state().skip(clock.instant(), "No address of the customer is known.")));
    }
}
