package dev.plumbline.survey.survey;

import java.time.InstantSource;
import java.util.List;

/** Takes what mail servers tell afterwards: that a survey did not arrive, or was called spam. */
public final class TakeReturned {
    private final Surveys surveys;
    private final Suppressions suppressions;
    private final Transactions transactions;
    private final InstantSource clock;

    public TakeReturned(Surveys surveys, Suppressions suppressions, Transactions transactions, InstantSource clock) {
        this.surveys = surveys;
        this.suppressions = suppressions;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether it is about a survey of ours. */
    public boolean take(Returned returned) {
        return transactions.acrossTenants(() -> {
            var survey = returned.survey()
                    .flatMap(surveys::lock)
                    .or(() -> returned.recipient().flatMap(surveys::lockLastSentTo));
            survey.ifPresent(it -> take(it, returned));
            return survey.isPresent();
        });
    }

    /** The address that it went to counts, not the one that it may have been forwarded to. */
    private void take(Survey survey, Returned returned) {
        var now = clock.instant();
        var addressee = survey.state().sentTo().filter(it -> !it.equals(Addressee.ERASED));
        switch (returned.kind()) {
            case BOUNCED -> {
                surveys.save(List.of(survey.with(survey.state().bounced(now, returned.said()))));
                addressee
                        .filter(it -> returned.addressDead())
                        .map(it -> Suppression.of(survey, it, Suppression.Reason.BOUNCED, now))
                        .ifPresent(suppressions::add);
            }
            // It arrived, and may still be answered.
            case COMPLAINED ->
                addressee
                        .map(it -> Suppression.of(survey, it, Suppression.Reason.COMPLAINED, now))
                        .ifPresent(suppressions::add);
        }
    }
}
