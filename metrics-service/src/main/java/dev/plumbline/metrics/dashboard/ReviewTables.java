package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import dev.plumbline.metrics.review.Review;
import dev.plumbline.metrics.review.Target;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of a review's smaller tables, in words. */
final class ReviewTables {
    private ReviewTables() {}

    static ReviewSheet.Gap gap(Review.Gap gap) {
        return new ReviewSheet.Gap(
                Words.sentence(Words.of(gap.theme())),
                known(Words.of(gap.category())),
                known(gap.article()),
                Readable.count(gap.count()),
                Readable.count(gap.before()));
    }

    static ReviewSheet.Intent intent(Review.Intent intent) {
        var leaked = Math.round(intent.leaked().part("numerator").orElse(0.0));
        return new ReviewSheet.Intent(
                Words.of(intent.name()),
                Readable.count(intent.conversations()),
                Readable.count(intent.reopened()),
                Readable.count(leaked) + " of " + Readable.count(intent.leaked().n()),
                Readable.of(Kpi.Unit.SHARE, intent.leaked().value()),
                Readable.of(Kpi.Unit.SHARE, intent.leakedBefore().value()));
    }

    private static String known(String value) {
        return value.equals(Labels.UNKNOWN) ? Readable.NOTHING : value;
    }

    /** {@code now}: what lies after it is not known yet. */
    static ReviewSheet.Cohort cohort(Cohorts.Cohort cohort, Calendar calendar, Instant now) {
        var looks = new ArrayList<String>();
        for (var look = 0; look < cohort.active().size(); look++) {
            looks.add(
                    cohort.month().looks().get(look).isAfter(now)
                            ? Readable.NOTHING
                            : Readable.percent((double) cohort.active().get(look) / cohort.customers()));
        }
        return new ReviewSheet.Cohort(
                calendar.shortName(BucketSize.MONTH, cohort.month().start()),
                ReviewWords.experience(cohort.experience()),
                Readable.count(cohort.customers()),
                looks);
    }

    static Optional<ReviewSheet.Targets> targets(List<Target> targets, Slice slice) {
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ReviewSheet.Targets(
                targets.getFirst().history().stream()
                        .map(it -> ReviewWords.name(it.period()))
                        .toList(),
                targets.stream().map(it -> target(it, slice)).toList()));
    }

    private static ReviewSheet.Targets.Line target(Target target, Slice slice) {
        var unit = target.kpi().unit();
        return new ReviewSheet.Targets.Line(
                target.kpi().name(),
                Readable.of(unit, target.tracking().target()),
                target.tracking().owner().orElse(Readable.NOTHING),
                Cell.of(
                        target.kpi(),
                        target.now(),
                        EvidenceList.address(target.kpi().key(), slice)),
                target.isMet().map(met -> met ? "good" : "bad").orElse(""),
                target.history().stream()
                        .map(it -> Readable.of(unit, it.figure().value()))
                        .toList());
    }
}
