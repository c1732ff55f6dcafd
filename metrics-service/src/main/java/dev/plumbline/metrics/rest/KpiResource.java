package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.fact.Changes;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Trackings;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalog of KPIs and their figures. */
@Path("/v1")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "KPIs")
public class KpiResource {
    private static final String AUTHOR = "Whose first response first_response_time means; none for anybody's";
    private static final String HOURS =
            "business: first_response_time, resolution_time and handoff_wait_time leave out the"
                    + " time outside the tenant's business hours; always (the default): they do not";
    private static final Set<String> PAGING = Set.of("in", "cursor", "limit");

    private final Figures figures;
    private final Trackings trackings;
    private final Changes changes;
    private final Caller caller;
    private final InstantSource clock;

    KpiResource(Figures figures, Trackings trackings, Changes changes, Caller caller, InstantSource clock) {
        this.figures = figures;
        this.trackings = trackings;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/kpis")
    @Operation(
            summary = "The catalog: every KPI with the question it answers, how it is computed and where it misleads")
    public Table catalog() {
        var tracked = trackings.all(caller.tenant().id());
        var json = JsonNodeFactory.instance.objectNode();
        var kpis = json.putArray("kpis");
        Catalog.all().forEach(kpi -> kpis.add(CatalogView.of(kpi, Optional.ofNullable(tracked.get(kpi.key())))));
        return Table.of(json, "kpis");
    }

    @GET
    @Path("/kpis/{key}")
    @Operation(
            summary = "A KPI's figures over a period",
            description = "Any dimension is a filter, repeatable for 'any of': ?channel=chat&channel=email."
                    + " With a bucket, 'annotations' are the changes released in the period.")
    @Parameter(
            name = "from",
            required = true,
            example = "2026-02-01",
            description = "Instant, or date in the tenant's zone")
    @Parameter(name = "to", required = true, example = "2026-03-01", description = "Exclusive")
    @Parameter(name = "bucket", example = "week", description = "hour, day, week or month; none for one figure")
    @Parameter(name = "by", example = "path", description = "Up to three dimensions, comma separated")
    @Parameter(name = "compare", example = "previous", description = "Adds the period directly before")
    @Parameter(name = "author", schema = @Schema(enumeration = {"ai", "human"}), description = AUTHOR)
    @Parameter(name = "hours", schema = @Schema(enumeration = {"always", "business"}), description = HOURS)
    @Parameter(name = "format", example = "csv", description = "json (the default) or csv")
    public Table figures(
            @Parameter(example = "first_contact_resolution") @PathParam("key") String key, @Context UriInfo uri) {
        var parameters = QueryParameters.of(uri.getQueryParameters(), caller.tenant(), clock.instant());
        return AnswersView.one(
                answers(List.of(QueryParameters.kpi(key)), parameters).getFirst());
    }

    @POST
    @Path("/query")
    @Operation(summary = "Several KPIs in one round trip")
    @RequestBody(content = @Content(examples = @ExampleObject("""
                                            {"kpis": ["csat", "first_contact_resolution"], "from": "2026-02-01",
                                             "to": "2026-03-01", "bucket": "week", "by": ["path"], "filters": {"channel": ["chat"]},
                                             "compare": "previous"}""")))
    public Table query(QueryRequest request) {
        if (request == null) {
            throw Problem.badRequest("The body is empty; it must name the KPIs and the period.");
        }
        var kpis = new ArrayList<Kpi<?>>();
        request.keys().stream().map(QueryParameters::kpi).forEach(kpis::add);
        return AnswersView.several(answers(kpis, QueryParameters.of(request, caller.tenant(), clock.instant())));
    }

    private List<ObjectNode> answers(List<Kpi<?>> kpis, QueryParameters parameters) {
        var tenant = caller.tenant();
        var selections = parameters.selections(kpis);
        var compares = parameters.comparesWithPrevious();
        var query = parameters.query(kpis, Set.of());
        var answers = figures.answer(tenant.id(), selections, query);
        var before = compares ? previous(selections, query) : List.<Answer>of();
        // One figure has no place on a time line to write them to.
        var annotations = query.bucket().map(it -> Annotations.during(query, tenant.id(), changes));
        var views = new ArrayList<ObjectNode>();
        for (var index = 0; index < answers.size(); index++) {
            views.add(AnswerView.of(
                    answers.get(index),
                    compares ? Optional.of(before.get(index)) : Optional.empty(),
                    annotations,
                    tenant));
        }
        return views;
    }

    private List<Answer> previous(List<Kpi.Selection<?>> selections, Query query) {
        return figures.answer(caller.tenant().id(), selections, query.before());
    }

    @GET
    @Path("/kpis/{key}/conversations")
    @Operation(summary = "The conversations, sessions, surveys, reviews or customers behind a figure")
    @Parameter(name = "from", required = true, example = "2026-02-01")
    @Parameter(name = "to", required = true, example = "2026-03-01")
    @Parameter(name = "author", schema = @Schema(enumeration = {"ai", "human"}), description = AUTHOR)
    @Parameter(name = "hours", schema = @Schema(enumeration = {"always", "business"}), description = HOURS)
    @Parameter(name = "in", example = "missed", description = "numerator, denominator (the default) or missed")
    @Parameter(name = "limit", example = "50", description = "1 to 500")
    public Table conversations(
            @Parameter(example = "first_contact_resolution") @PathParam("key") String key, @Context UriInfo uri) {
        var kpis = List.<Kpi<?>>of(QueryParameters.kpi(key));
        var parameters = QueryParameters.of(uri.getQueryParameters(), caller.tenant(), clock.instant());
        var selection = parameters.selections(kpis).getFirst();
        var part = parameters.single("in").map(KpiResource::part).orElse(Figures.Part.DENOMINATOR);
        var limit = Paging.limit(parameters.single("limit"));
        var cursor = parameters.single("cursor");
        // The rows of a figure are those of its whole period: buckets and groups do not change which they are.
        var query = parameters.query(kpis, PAGING).whole();
        return EvidenceView.of(figures.evidence(caller.tenant().id(), selection, query, part, cursor, limit));
    }

    private static Figures.Part part(String text) {
        for (var part : Figures.Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(text)) {
                return part;
            }
        }
        throw Problem.badField("/in", "must be numerator, denominator or missed");
    }
}
