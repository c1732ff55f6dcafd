package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Policies;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/**
 * Sends the surveys whose time has come, one after the other. Any number of workers may run. Each survey is claimed for
 * a while, sent, and marked: a crash between the last two makes at most one mail go out twice.
 */
public final class SendSurveys {
    /** Longest time one mail may take; the {@link Postbox} holds to it. */
    public static final Duration LONGEST_DELIVERY = Duration.ofSeconds(20);

    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final int BATCH = 20;

    private final Surveys surveys;
    private final Knowledge knowledge;
    private final Postbox postbox;
    private final Policies policies;
    private final Transactions transactions;
    private final InstantSource clock;

    public SendSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Postbox postbox,
            Policies policies,
            Transactions transactions,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.postbox = postbox;
        this.policies = policies;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends until nothing is due. After a failure the rest of the batch is still tried, then it rests till next time. */
    public void sendAllDue() {
        var goOn = true;
        while (goOn) {
            var claimed = claim();
            goOn = claimed.size() == BATCH;
            for (var survey : claimed) {
                goOn &= send(survey);
            }
        }
    }

    private List<Survey> claim() {
        return transactions.acrossTenants(() -> {
            var claimed = surveys.lockDue(clock.instant(), BATCH).stream()
                    .map(this::claim)
                    .toList();
            surveys.save(claimed);
            return claimed;
        });
    }

    /** An address that was replaced by something that is none leaves the survey waiting for a better one. */
    private Survey claim(Survey survey) {
        return survey.customerRef()
                .flatMap(knowledge::customer)
                .flatMap(Customer::addressee)
                .or(survey.state()::sentTo)
                .map(addressee -> survey.with(
                        survey.state().claim(addressee, clock.instant().plus(LEASE))))
                .orElseGet(() -> catchUp(survey, false));
    }

    /** Whether it was taken. Without enough of the lease left it is not tried: another worker will have it. */
    private boolean send(Survey survey) {
        if (!(survey.state() instanceof SurveyState.Sending sending)
                || clock.instant().plus(LONGEST_DELIVERY).isAfter(sending.leaseEnds())) {
            return false;
        }
        try {
            postbox.deliver(survey, sending.addressee());
        } catch (Postbox.NotTaken notTaken) {
            markFailed(survey, notTaken.getMessage());
            return false;
        }
        markDelivered(survey);
        return true;
    }

    private void markDelivered(Survey claimed) {
        transactions.in(claimed.tenant(), () -> {
            surveys.lock(claimed.tenant(), claimed.id())
                    .map(survey -> survey.delivered(clock.instant(), policies.of(survey.tenant())))
                    .ifPresent(surveys::save);
            return null;
        });
    }

    /** While it was on its way nothing could void it; now what happened meanwhile counts. */
    private void markFailed(Survey claimed, String reason) {
        transactions.in(claimed.tenant(), () -> {
            surveys.lock(claimed.tenant(), claimed.id())
                    .map(survey -> survey.with(survey.state().failed(clock.instant(), reason)))
                    .map(survey -> catchUp(survey, true))
                    .ifPresent(survey -> surveys.save(List.of(survey)));
            return null;
        });
    }

    private Survey catchUp(Survey survey, boolean addressed) {
        return knowledge
                .conversation(survey.conversationRef())
                .map(known -> survey.learn(survey.customer(), known.standing(policies.of(survey.tenant()), addressed)))
                .orElse(survey);
    }
}
