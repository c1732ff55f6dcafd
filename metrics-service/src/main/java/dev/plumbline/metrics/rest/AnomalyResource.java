package dev.plumbline.metrics.rest;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.forecast.Anomalies;
import dev.plumbline.metrics.forecast.Season;
import dev.plumbline.metrics.forecast.VolumeSeries;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Query;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Days and hours in which a category had far more conversations than is usual for it, or far fewer. */
@Path("/v1/anomalies")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "Volume")
public class AnomalyResource {
    static final String VOLUME = "conversation_volume";

    private final Figures figures;
    private final Changes changes;
    private final Caller caller;
    private final InstantSource clock;

    AnomalyResource(Figures figures, Changes changes, Caller caller, InstantSource clock) {
        this.figures = figures;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "Anomalies of conversation volume by category",
            description =
                    "Each day (or hour) that is over is held against the same weekday (or hour of the week) in the 8"
                            + " weeks before it: median and MAD, in the tenant's zone. 'categories' says of each how many buckets"
                            + " were judged, and why others were not. Any dimension is a filter, repeatable for 'any of'.")
    @Parameter(name = "from", required = true, example = "2026-03-01")
    @Parameter(name = "to", required = true, example = "2026-03-29", description = "Exclusive")
    @Parameter(name = "bucket", example = "day", description = "day (the default) or hour")
    @Parameter(name = "format", example = "json", description = "json (the default) or csv")
    public Table anomalies(@Context UriInfo uri) {
        var tenant = caller.tenant();
        var kpi = QueryParameters.kpi(VOLUME);
        var asked = QueryParameters.of(uri.getQueryParameters(), tenant, clock.instant())
                .without("by", "compare")
                .orElse("bucket", "day")
                .query(List.of(kpi), Set.of());
        var season = season(asked);
        var withHistory = asked.by(List.of(Dimension.CATEGORY))
                .during(Anomalies.historyBefore(asked.from(), asked.zone()), asked.to());
        if (withHistory.starts().size() > Query.MOST_BUCKETS) {
            throw Problem.badField(
                    "/bucket",
                    "would take more than " + Query.MOST_BUCKETS
                            + " buckets with the weeks before; take day or a shorter period");
        }
        var answer =
                figures.answer(tenant.id(), List.of(kpi.select()), withHistory).getFirst();
        return AnomaliesView.of(
                Anomalies.since(asked.from(), VolumeSeries.byCategory(answer, season)),
                asked,
                Annotations.during(asked, tenant.id(), changes));
    }

    /** The season of the buckets that a query asks for. */
    static Season season(Query query) {
        return query.bucket()
                .flatMap(Season::of)
                .orElseThrow(() -> Problem.badField(
                        "/bucket",
                        "must be one of " + String.join(", ", Season.buckets()) + ": only they repeat by week"));
    }
}
