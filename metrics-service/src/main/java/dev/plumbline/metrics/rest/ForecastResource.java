package dev.plumbline.metrics.rest;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.forecast.Forecast;
import dev.plumbline.metrics.forecast.Season;
import dev.plumbline.metrics.forecast.VolumeSeries;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How many conversations to expect. */
@Path("/v1/forecast")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "Volume")
public class ForecastResource {
    private static final int DAYS = 14;
    private static final int MOST_DAYS = 60;

    private final Figures figures;
    private final Changes changes;
    private final Caller caller;
    private final InstantSource clock;

    ForecastResource(Figures figures, Changes changes, Caller caller, InstantSource clock) {
        this.figures = figures;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "A forecast of conversation volume, with intervals and with how such forecasts did",
            description = "Holt-Winters over the weeks before 'to', by day or by hour of the tenant's zone, for all"
                    + " conversations and, with by=category, for each category. 'backtest' is its error on the last weeks,"
                    + " which it was not fitted on. A series with less than four weeks of history has no forecast and says"
                    + " why. Any dimension is a filter, repeatable for 'any of'.")
    @Parameter(name = "days", example = "14", description = "How far ahead, 1 to 60; 14 when not given")
    @Parameter(name = "bucket", example = "day", description = "day (the default) or hour")
    @Parameter(name = "by", example = "category", description = "category, or nothing")
    @Parameter(
            name = "to",
            example = "2026-03-01",
            description = "Where the history ends and the forecast begins; now when not given, and at the latest")
    @Parameter(name = "format", example = "json", description = "json (the default) or csv")
    public Table forecast(@Context UriInfo uri) {
        var tenant = caller.tenant();
        var now = clock.instant();
        var kpi = QueryParameters.kpi(AnomalyResource.VOLUME);
        var parameters = QueryParameters.of(uri.getQueryParameters(), tenant, now)
                .without("from", "compare")
                .orElse("to", now.toString())
                .orElse("bucket", "day");
        var days = parameters.number("days", DAYS, 1, MOST_DAYS);
        var to = parameters.instant("to");
        parameters.check();
        var end = to.get().isAfter(now) ? now : to.get();
        var size = parameters.single("bucket").flatMap(BucketSize::named).orElse(BucketSize.DAY);
        var from = Forecast.historyBefore(
                end.atZone(tenant.timeZone()), Season.of(size).orElse(Season.WEEKDAY));
        var query = parameters.orElse("from", from.toString()).query(List.of(kpi), Set.of("days"));
        var season = AnomalyResource.season(query);
        var isByCategory = query.by().equals(List.of(Dimension.CATEGORY));
        if (!isByCategory && !query.by().isEmpty()) {
            throw Problem.badField("/by", "must be category, or not be given");
        }
        var answer = figures.answer(tenant.id(), List.of(kpi.select()), query.by(List.of(Dimension.CATEGORY)))
                .getFirst();
        var starts = Forecast.starts(season, query.end().atZone(query.zone()), days);
        var forecasts = series(answer, season, isByCategory).stream()
                .map(series -> Forecast.of(series, starts))
                .toList();
        return ForecastView.of(forecasts, query, days, Annotations.during(query, tenant.id(), changes));
    }

    private static List<VolumeSeries> series(Answer answer, Season season, boolean isByCategory) {
        var series = new ArrayList<VolumeSeries>();
        series.add(VolumeSeries.whole(answer, season));
        if (isByCategory) {
            series.addAll(VolumeSeries.byCategory(answer, season));
        }
        return series;
    }
}
