package dev.plumbline.metrics;

import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Retention;
import dev.plumbline.metrics.kpi.Trackings;
import dev.plumbline.metrics.review.ComposeReview;
import dev.plumbline.metrics.review.Digests;
import dev.plumbline.metrics.review.Notes;
import dev.plumbline.metrics.review.Postbox;
import dev.plumbline.metrics.review.Samples;
import dev.plumbline.metrics.review.SendDigests;
import dev.plumbline.metrics.review.WriteNote;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Puts the review, which knows no framework, together with what surrounds it. */
class ReviewBeans {
    @Produces
    @Singleton
    ComposeReview composeReview(
            Figures figures, Samples samples, Changes changes, Notes notes, Trackings trackings, Retention retention) {
        return new ComposeReview(figures, samples, changes, notes, trackings, retention);
    }

    @Produces
    @Singleton
    SendDigests sendDigests(Digests digests, ComposeReview composeReview, Postbox postbox, InstantSource clock) {
        return new SendDigests(digests, composeReview, postbox, clock);
    }

    @Produces
    @Singleton
    WriteNote writeNote(Notes notes, InstantSource clock) {
        return new WriteNote(notes, clock);
    }
}
