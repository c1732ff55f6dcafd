package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.effect.MeasureEffect;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Figures;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What was changed, and what the figures did about it. */
@Path("/v1/changes")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "Changes")
public class ChangeResource {
    private static final int DAYS = 14;
    /** Fewer, and the weekdays before and after are not the same. */
    private static final int FEWEST_DAYS = 7;

    private static final int MOST_DAYS = 90;

    private final Figures figures;
    private final Changes changes;
    private final Caller caller;
    private final InstantSource clock;

    ChangeResource(Figures figures, Changes changes, Caller caller, InstantSource clock) {
        this.figures = figures;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "The changes of a period: what may have moved the figures",
            description = "Those that change.released events tell of, in the order of their times.")
    @Parameter(name = "from", required = true, example = "2026-02-01")
    @Parameter(name = "to", required = true, example = "2026-03-01", description = "Exclusive")
    @Parameter(
            name = "category",
            example = "billing",
            description = "Only changes that name it or name none; repeatable for 'any of'")
    @Parameter(name = "format", example = "json", description = "json (the default) or csv")
    public Table list(@Context UriInfo uri) {
        var query = QueryParameters.of(uri.getQueryParameters(), caller.tenant(), clock.instant())
                .only("from", "to", "category", "format")
                .query(List.of(), Set.of());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", query.from().toString()).put("to", query.to().toString());
        var rows = json.putArray("rows");
        Annotations.during(query, caller.tenant().id(), changes)
                .forEach(change -> rows.add(EffectView.withAddress(change)));
        return Table.of(json, "rows");
    }

    @GET
    @Path("/{id: .+}/effect")
    @Operation(
            summary = "Before and after a change, by category",
            description =
                    "Nine KPIs in the days before and after, in each category that the change names ('elsewhere': what"
                            + " the same figure did in all other categories); when it names none, in all that have enough"
                            + " conversations and, with a null category, in all together. 'finding' says whether chance may explain"
                            + " the difference: better, worse, moved, unclear, too_few, too_early. Every dimension but category is a"
                            + " filter.")
    @Parameter(name = "days", example = "14", description = "How many before and after, 7 to 90; 14 when not given")
    @Parameter(
            name = "source",
            example = "/support/changes",
            description = "When two sources gave a change the same id")
    @Parameter(name = "format", example = "json", description = "json (the default) or csv")
    public Table effect(@Parameter(example = "bot-4.2") @PathParam("id") String id, @Context UriInfo uri) {
        var tenant = caller.tenant();
        var parameters = QueryParameters.of(uri.getQueryParameters(), tenant, clock.instant())
                .without("from", "to", "bucket", "by", "compare", "category");
        var days = parameters.number("days", DAYS, FEWEST_DAYS, MOST_DAYS);
        var source = parameters.single("source");
        parameters.check();
        var change = change(id, source);
        var query = parameters
                .orElse("from", change.time().toString())
                .orElse("to", change.time().plusNanos(1).toString())
                .query(MeasureEffect.KPIS, Set.of("days", "source"));
        return EffectView.of(
                new MeasureEffect(figures, changes).of(tenant.id(), change, query, days, tenant.repeatContactWindow()),
                query,
                days);
    }

    private ChangeReleased change(String id, Optional<String> source) {
        var found = id.indexOf(0) < 0
                ? changes.withId(caller.tenant().id(), id).stream()
                        .filter(change -> source.isEmpty() || source.get().equals(change.source()))
                        .toList()
                : List.<ChangeReleased>of();
        if (found.isEmpty()) {
            throw Problem.notFound("There is no change '" + id + "'"
                    + source.map(it -> " of the source '" + it + "'").orElse("")
                    + "; GET /v1/changes?from=…&to=… lists those of a period.");
        }
        if (found.size() > 1) {
            var sources = found.stream().map(ChangeReleased::source).collect(Collectors.joining(", "));
            throw Problem.of(
                            409, "Conflict", "There are " + found.size() + " changes '" + id + "'; say which is meant.")
                    .with(List.of(new Violation("/source", "must be one of " + sources)));
        }
        return found.getFirst();
    }
}
