package dev.plumbline.metrics.review;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Retention;
import dev.plumbline.metrics.kpi.Trackings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Puts a review together: some twenty questions, whatever number of conversations there were. */
public final class ComposeReview {
    /** How many mishaps of each kind are drawn: as many as a team reads in one meeting. */
    public static final int SAMPLE_SIZE = 10;

    private final Figures figures;
    private final Samples samples;
    private final Changes changes;
    private final Notes notes;
    private final Trackings trackings;
    private final Retention retention;

    public ComposeReview(
            Figures figures, Samples samples, Changes changes, Notes notes, Trackings trackings, Retention retention) {
        this.figures = figures;
        this.samples = samples;
        this.changes = changes;
        this.notes = notes;
        this.trackings = trackings;
        this.retention = retention;
    }

    /** The review of a period that has begun. */
    public Review of(Tenant tenant, Period period, Instant now) {
        var questions = new Questions(figures, tenant.id(), period, now);
        var comparison = Comparison.of(questions);
        var before = period.before();
        var failedAi = sample(tenant, Mishap.FAILED_AI, period, now);
        var badHandoffs = sample(tenant, Mishap.BAD_HANDOFF, period, now);
        var findings = Findings.of(questions, period);
        var earlier = Findings.of(questions, before);
        var written = notes.of(tenant.id(), List.of(period, before));
        return new Review(
                period,
                period.isComplete(now),
                comparison.topline(),
                comparison.paths(),
                failedAi,
                badHandoffs,
                findings.gaps(earlier),
                findings.intents(earlier),
                changes.released(tenant.id(), period.from(), period.to()),
                Optional.ofNullable(written.get(period)),
                Optional.ofNullable(written.get(before)),
                Recurrences.of(
                        List.of(
                                sample(tenant, Mishap.FAILED_AI, before, now),
                                sample(tenant, Mishap.BAD_HANDOFF, before, now)),
                        List.of(failedAi, badHandoffs),
                        earlier,
                        findings),
                comparison.sections(),
                period.cadence() == Cadence.MONTH ? retention.cohorts(tenant.id(), questions.cohorts()) : List.of(),
                period.cadence() == Cadence.QUARTER ? Targets.of(questions, trackings.all(tenant.id())) : List.of());
    }

    private Sample sample(Tenant tenant, Mishap mishap, Period period, Instant now) {
        var end = period.isComplete(now) ? period.to() : now;
        var seed = tenant.id() + " " + period.key();
        return samples.draw(tenant.id(), mishap, period.from(), end, seed, SAMPLE_SIZE);
    }
}
