package dev.plumbline.survey.survey;

import java.time.InstantSource;
import java.util.List;

/** Ends the surveys that nobody answered in time. The page refuses late answers by itself; this makes lists tell it. */
public final class ExpireSurveys {
    private static final int BATCH = 500;

    private final Surveys surveys;
    private final Transactions transactions;
    private final InstantSource clock;

    public ExpireSurveys(Surveys surveys, Transactions transactions, InstantSource clock) {
        this.surveys = surveys;
        this.transactions = transactions;
        this.clock = clock;
    }

    public void expireAllOverdue() {
        while (transactions.acrossTenants(this::expireSome).size() == BATCH) {
            // One transaction per batch keeps each of them short.
        }
    }

    private List<Survey> expireSome() {
        var now = clock.instant();
        var expired = surveys.lockOverdue(now, BATCH).stream()
                .map(survey -> survey.with(survey.state().expire(now)))
                .toList();
        surveys.save(expired);
        return expired;
    }
}
