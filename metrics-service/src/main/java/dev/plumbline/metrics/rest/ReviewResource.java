package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.DashboardLinks;
import dev.plumbline.metrics.review.ComposeReview;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The review of a week, month or quarter, as data. */
@Path("/v1/review")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@Blocking
@Tag(name = "Review")
public class ReviewResource {
    private static final Set<String> PARAMETERS = Set.of("week", "month", "quarter", "table", "format");

    private final ComposeReview composeReview;
    private final DashboardLinks links;
    private final Caller caller;
    private final InstantSource clock;

    ReviewResource(ComposeReview composeReview, DashboardLinks links, Caller caller, InstantSource clock) {
        this.composeReview = composeReview;
        this.links = links;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @AsTable
    @Operation(
            summary = "How support went in a week, month or quarter, and what to look at in it",
            description = "Without a period the last week that is over. The answer holds several tables, named in"
                    + " 'tables'; as CSV one of them is answered, the one that 'table' names.")
    @Parameter(name = "week", example = "2026-W07", description = "ISO week, in the tenant's zone")
    @Parameter(name = "month", example = "2026-02", description = "Instead of a week")
    @Parameter(name = "quarter", example = "2026-Q1", description = "Instead of a week")
    @Parameter(name = "table", example = "topline", description = "One table only; required for CSV")
    @Parameter(name = "format", example = "json", description = "json (the default) or csv")
    public Table review(@Context UriInfo uri, @Context HttpHeaders headers) {
        var given = uri.getQueryParameters();
        refuseUnknown(given.keySet());
        var now = clock.instant();
        var period = ReviewPeriods.of(given, caller.tenant(), now);
        var names = ReviewView.tables(period.cadence());
        var table = Optional.ofNullable(given.getFirst("table"));
        if (table.isEmpty() && TableFormat.wantsCsv(uri, headers.getAcceptableMediaTypes())) {
            throw Problem.badField("/table", "is required for CSV: one of " + String.join(", ", names));
        }
        if (table.filter(it -> !names.contains(it)).isPresent()) {
            throw Problem.badField("/table", "must be one of " + String.join(", ", names));
        }
        var view = new ReviewView(composeReview.of(caller.tenant(), period, now), caller.tenant(), links, now);
        return table.map(view::table).orElseGet(view::whole);
    }

    private static void refuseUnknown(Set<String> given) {
        var violations = given.stream()
                .filter(name -> !PARAMETERS.contains(name))
                .map(name -> new Violation(
                        "/" + name, "is no parameter here; there are week, month, quarter, table and format"))
                .toList();
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The review cannot be had as it is asked for.")
                    .with(violations);
        }
    }
}
