package dev.plumbline.metrics.rest;

import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.insight.Insights;
import dev.plumbline.metrics.insight.Patterns;
import dev.plumbline.metrics.kpi.Figures;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The warnings that figures give only together. */
@Path("/v1/insights")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "KPIs")
public class InsightResource {
    /** Every day of the period and of the one before it is looked at. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Insights insights;
    private final Caller caller;
    private final InstantSource clock;

    InsightResource(Figures figures, Caller caller, InstantSource clock) {
        this.insights = new Insights(figures);
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The warning patterns that show in a period, with their figures then and now, and what to ask",
            description =
                    "A pattern shows when its figures move by enough to matter and not by chance, corrected for all"
                            + " that was looked at. `looked` is how many patterns and groups that were; `tooLittle` are those that"
                            + " could not be judged, and why. What is younger than a day is left out: `judgedTo`. Any dimension is"
                            + " a filter. As CSV a row per figure of an insight. See docs/reference/insights.md.")
    @Parameter(name = "from", required = true, example = "2026-02-01", description = "A period of a week or more")
    @Parameter(name = "to", required = true, example = "2026-03-01", description = "Exclusive")
    @Parameter(name = "format", example = "csv", description = "json (the default) or csv")
    public Table insights(@Context UriInfo uri) {
        var parameters = QueryParameters.of(uri.getQueryParameters(), caller.tenant(), clock.instant())
                .without("bucket", "by", "compare");
        var query = parameters.query(Patterns.kpis(), Set.of());
        if (Duration.between(query.from(), query.to()).compareTo(LONGEST) > 0) {
            parameters.reject("to", "must lie within " + LONGEST.toDays() + " days of 'from'");
        }
        parameters.check();
        return InsightView.of(query, insights.of(caller.tenant().id(), query));
    }
}
