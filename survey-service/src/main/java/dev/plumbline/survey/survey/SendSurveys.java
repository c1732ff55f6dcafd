package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sends the surveys whose time has come, several at once. Any number of workers may run. Each survey is claimed for a
 * while, sent, and marked: a crash between the last two makes its mail go out twice at most, under the same id.
 */
public final class SendSurveys {
    /** Longest time one mail may take; the {@link Postbox} holds to it. */
    public static final Duration LONGEST_DELIVERY = Duration.ofMinutes(2);

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final int BATCH = 200;

    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Suppressions suppressions;
    private final Postbox postbox;
    private final Policies policies;
    private final ClaimSurveys claims;
    private final Transactions transactions;
    private final Executor carriers;
    private final InstantSource clock;

    /**
     * Sends for all tenants.
     *
     * @param zones each tenant's own
     * @param carriers brings so many mails at the same time as it runs tasks
     */
    public SendSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Suppressions suppressions,
            Postbox postbox,
            Policies policies,
            Function<String, ZoneId> zones,
            Transactions transactions,
            Executor carriers,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.suppressions = suppressions;
        this.postbox = postbox;
        this.policies = policies;
        this.claims = new ClaimSurveys(surveys, knowledge, suppressions, policies, zones, clock);
        this.transactions = transactions;
        this.carriers = carriers;
        this.clock = clock;
    }

    /** What became of a mail. */
    private sealed interface Outcome {
        Survey survey();

        default boolean isPutOff() {
            return this instanceof NotTaken || this instanceof Left;
        }

        record Taken(Survey survey) implements Outcome {}

        record NotTaken(Survey survey, String reason) implements Outcome {}

        record NoSuchAddress(Survey survey, String reason) implements Outcome {}

        /** Not enough of its lease was left: another worker will have it. */
        record Left(Survey survey) implements Outcome {}
    }

    /**
     * Sends until nothing is due, or it shall not go on. While the last mails of a batch are under way the next is
     * claimed, so that the mail server never waits; when it takes none of so many it is left alone till next time.
     *
     * <p>Mails are marked as soon as possible and together with those that were done while the ones before were marked:
     * so few transactions do, and a crash leaves few of them in doubt.
     */
    public void sendAllDue(BooleanSupplier goOn) {
        var mails = new ExecutorCompletionService<Outcome>(carriers);
        var underWay = 0;
        var notTaken = 0;
        var more = true;
        while (more || underWay > 0) {
            if (more && underWay <= BATCH / 2) {
                var claimed = claim();
                underWay += submit(mails, claimed);
                more = claimed.size() == BATCH;
            }
            if (underWay > 0) {
                var done = nextOf(mails);
                mark(done);
                underWay -= done.size();
                notTaken = done.stream().allMatch(Outcome::isPutOff) ? notTaken + done.size() : 0;
            }
            more &= notTaken < BATCH / 2 && goOn.getAsBoolean();
        }
    }

    /** Lets those be sent that are to be, and tells how many. */
    private int submit(CompletionService<Outcome> mails, List<Survey> claimed) {
        var toSend = claimed.stream()
                .filter(survey -> survey.state() instanceof SurveyState.Sending)
                .toList();
        toSend.forEach(survey -> mails.submit(() -> send(survey)));
        return toSend.size();
    }

    private List<Survey> claim() {
        return transactions.acrossTenants(() -> claims.claim(BATCH, LEASE));
    }

    /** Asks once more those who are to be reminded. What a crash stops on its way is not tried again: once at most. */
    public void remindAll(BooleanSupplier goOn) {
        var more = true;
        while (more && goOn.getAsBoolean()) {
            var claimed = transactions.acrossTenants(this::claimReminders);
            more = claimed.size() == BATCH;
            for (var survey : claimed) {
                remind(survey);
            }
        }
    }

    private List<Survey> claimReminders() {
        var claimed = surveys.lockToRemind(clock.instant(), BATCH).stream()
                .map(survey -> survey.with(survey.state().reminded()))
                .toList();
        surveys.save(claimed);
        return claimed;
    }

    private void remind(Survey survey) {
        var addressee = survey.state().sentTo().orElseThrow();
        var isUnwanted =
                transactions.in(survey.tenant(), () -> suppressions.covers(survey.tenant(), addressee.email()));
        try {
            if (!isUnwanted) {
                postbox.remind(survey, addressee);
            }
        } catch (Postbox.NotTaken | Postbox.NoSuchAddress notTaken) {
            // The postbox has told why; a reminder is not worth a second try.
        }
    }

    /** Those that are done, and at least one. */
    private static List<Outcome> nextOf(CompletionService<Outcome> mails) {
        try {
            var done = new ArrayList<Outcome>();
            done.add(mails.take().get());
            for (var next = mails.poll(); next != null; next = mails.poll()) {
                done.add(next.get());
            }
            return done;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Sending was interrupted", interrupted);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("A mail was dropped: " + defect.getMessage(), defect);
        }
    }

    private Outcome send(Survey survey) {
        var sending = (SurveyState.Sending) survey.state();
        if (clock.instant().plus(LONGEST_DELIVERY).isAfter(sending.leaseEnds())) {
            return new Outcome.Left(survey);
        }
        try {
            postbox.deliver(survey, sending.addressee());
            return new Outcome.Taken(survey);
        } catch (Postbox.NotTaken notTaken) {
            return new Outcome.NotTaken(survey, notTaken.getMessage());
        } catch (Postbox.NoSuchAddress refused) {
            return new Outcome.NoSuchAddress(survey, refused.getMessage());
        } catch (RuntimeException defect) {
            // What cannot be made a mail must not keep the others.
            return new Outcome.NotTaken(survey, defect.toString());
        }
    }

    private void mark(List<Outcome> done) {
        Map<UUID, Outcome> outcomes =
                done.stream().collect(Collectors.toMap(it -> it.survey().id(), it -> it));
        transactions.acrossTenants(() -> {
            surveys.announce(
                    surveys.lockAgain(done.stream().map(Outcome::survey).toList()).stream()
                            .map(survey -> mark(survey, outcomes.get(survey.id())))
                            .toList());
            return null;
        });
    }

    private Survey.Change mark(Survey survey, Outcome outcome) {
        var now = clock.instant();
        return switch (outcome) {
            case Outcome.Taken it -> delivered(survey);
            case Outcome.NotTaken it ->
                Survey.Change.silent(catchUp(survey.with(survey.state().failed(now, it.reason()))));
            case Outcome.NoSuchAddress it -> {
                survey.state()
                        .sentTo()
                        .filter(addressee -> !addressee.equals(Addressee.ERASED))
                        .map(addressee -> Suppression.of(survey, addressee, Suppression.Reason.BOUNCED, now))
                        .ifPresent(suppressions::add);
                yield Survey.Change.silent(survey.with(survey.state().refused(now, it.reason())));
            }
            case Outcome.Left it -> Survey.Change.silent(survey);
        };
    }

    /** What happened while it was on its way, and could not void it, counts now. */
    private Survey.Change delivered(Survey survey) {
        var change = survey.delivered(clock.instant(), policy(survey));
        return new Survey.Change(catchUp(change.survey()), change.events());
    }

    /** One that was removed meanwhile leaves what is on its way with what everybody starts with. */
    private Policy policy(Survey survey) {
        return policies.find(survey.tenant(), survey.policy())
                .orElseGet(() -> Policy.csat(Duration.ZERO, Policy.EXPIRY));
    }

    private Survey catchUp(Survey survey) {
        return survey.conversationRef()
                .flatMap(ref -> Optional.ofNullable(
                        knowledge.conversations(List.of(ref)).get(ref)))
                .map(known -> survey.learn(survey.customer(), known.standing(policy(survey), true)))
                .orElse(survey);
    }
}
