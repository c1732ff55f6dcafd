package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.review.Period;
import dev.plumbline.metrics.review.PeriodChoice;
import dev.plumbline.metrics.review.UnusablePeriodException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Which review a request means; a mistake is named. */
final class ReviewPeriods {
    private ReviewPeriods() {}

    /** The period that is named, or the last whole week. */
    static Period of(Map<String, List<String>> given, Tenant tenant, Instant now) {
        try {
            return PeriodChoice.of(given, tenant.timeZone(), now);
        } catch (UnusablePeriodException unusable) {
            throw problem(unusable);
        }
    }

    /** The period that must be named. */
    static Period required(Map<String, List<String>> given, Tenant tenant, Instant now) {
        try {
            return PeriodChoice.named(given, tenant.timeZone(), now)
                    .orElseThrow(() -> Problem.badField("/week", "is required; or else month, or quarter"));
        } catch (UnusablePeriodException unusable) {
            throw problem(unusable);
        }
    }

    private static Problem problem(UnusablePeriodException unusable) {
        return Problem.badField("/" + unusable.parameter(), unusable.getMessage());
    }
}
