package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.page.Page;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadViewer;
import dev.plumbline.metrics.review.Cadence;
import dev.plumbline.metrics.review.ComposeReview;
import dev.plumbline.metrics.review.Period;
import dev.plumbline.metrics.review.PeriodChoice;
import dev.plumbline.metrics.review.UnusablePeriodException;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The review of a week, month or quarter, to go through together. Works without JavaScript. */
@Path("/review")
@Page
@ReadViewer
@Blocking
public class ReviewPage {
    private static final Set<String> PARAMETERS = Set.of("week", "month", "quarter");

    private final ComposeReview composeReview;
    private final Caller caller;
    private final InstantSource clock;

    ReviewPage(ComposeReview composeReview, Caller caller, InstantSource clock) {
        this.composeReview = composeReview;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String show(@Context UriInfo uri) {
        var tenant = caller.tenant();
        var now = clock.instant();
        refuseUnknown(uri.getQueryParameters().keySet());
        var period = named(uri.getQueryParameters(), tenant, now)
                .orElseGet(() -> Period.lastWhole(Cadence.WEEK, now, tenant.timeZone()));
        var sheet = ComposeReviewSheet.of(tenant, composeReview.of(tenant, period, now), now);
        return Pages.Templates.review(sheet).render();
    }

    /** The period that an address or a form names, if it does. */
    static Optional<Period> named(Map<String, List<String>> given, Tenant tenant, Instant now) {
        try {
            return PeriodChoice.named(given, tenant.timeZone(), now);
        } catch (UnusablePeriodException unusable) {
            throw Problem.badRequest("Something in the address cannot be used.")
                    .with(List.of(new Violation("/" + unusable.parameter(), unusable.getMessage())));
        }
    }

    private static void refuseUnknown(Set<String> given) {
        var violations = given.stream()
                .filter(name -> !PARAMETERS.contains(name))
                .map(name -> new Violation(
                        "/" + name, "is nothing that this page can show; there are week, month and quarter"))
                .toList();
        if (!violations.isEmpty()) {
            throw Problem.badRequest("Something in the address cannot be used.").with(violations);
        }
    }
}
