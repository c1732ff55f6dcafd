package dev.plumbline.survey.survey;

import dev.plumbline.survey.policy.Policies;
import dev.plumbline.survey.policy.Policy;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
    private final ClaimSurveys claims;
    private final Transactions transactions;
    private final InstantSource clock;

    /** {@code zones}: each tenant's own. */
    public SendSurveys(
            Surveys surveys,
            Knowledge knowledge,
            Postbox postbox,
            Policies policies,
            Function<String, ZoneId> zones,
            Transactions transactions,
            InstantSource clock) {
        this.surveys = surveys;
        this.knowledge = knowledge;
        this.postbox = postbox;
        this.policies = policies;
        this.claims = new ClaimSurveys(surveys, knowledge, policies, zones, clock);
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Sends until nothing is due. After a failure the rest of the batch is still tried, then it rests till next time. */
    public void sendAllDue() {
        var goOn = true;
        while (goOn) {
            var claimed = transactions.acrossTenants(() -> claims.claim(BATCH, LEASE));
            goOn = claimed.size() == BATCH;
            for (var survey : claimed) {
                goOn &= survey.state() instanceof SurveyState.Sending sending ? send(survey, sending) : true;
            }
        }
    }

    /** Asks once more those who are to be reminded. What a crash stops on its way is not tried again: once at most. */
    public void remindAll() {
        var goOn = true;
        while (goOn) {
            var claimed = transactions.acrossTenants(this::claimReminders);
            goOn = claimed.size() == BATCH;
            for (var survey : claimed) {
                try {
                    postbox.remind(survey, survey.state().sentTo().orElseThrow());
                } catch (Postbox.NotTaken notTaken) {
                    // The postbox has told why; a reminder is not worth a second try.
                    goOn = false;
                }
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

    /** Whether it was taken. Without enough of the lease left it is not tried: another worker will have it. */
    private boolean send(Survey survey, SurveyState.Sending sending) {
        if (clock.instant().plus(LONGEST_DELIVERY).isAfter(sending.leaseEnds())) {
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
                    .map(survey -> survey.delivered(clock.instant(), policy(survey)))
                    .ifPresent(surveys::save);
            return null;
        });
    }

    /** One that was removed meanwhile leaves what is on its way with what everybody starts with. */
    private Policy policy(Survey survey) {
        return policies.find(survey.tenant(), survey.policy())
                .orElseGet(() -> Policy.csat(Duration.ZERO, Policy.EXPIRY));
    }

    /** While it was on its way nothing could void it; now what happened meanwhile counts. */
    private void markFailed(Survey claimed, String reason) {
        transactions.in(claimed.tenant(), () -> {
            surveys.lock(claimed.tenant(), claimed.id())
                    .map(survey -> survey.with(survey.state().failed(clock.instant(), reason)))
                    .map(this::catchUp)
                    .ifPresent(survey -> surveys.save(List.of(survey)));
            return null;
        });
    }

    private Survey catchUp(Survey survey) {
        return survey.conversationRef()
                .flatMap(ref -> Optional.ofNullable(
                        knowledge.conversations(List.of(ref)).get(ref)))
                .map(known -> survey.learn(survey.customer(), known.standing(policy(survey), true)))
                .orElse(survey);
    }
}
