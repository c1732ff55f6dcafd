package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalog of KPIs and their figures. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@ReadScope
@Blocking
@Tag(name = "KPIs")
public class KpiResource {
    private static final Set<String> PAGING = Set.of("in", "cursor", "limit");

    private final Figures figures;
    private final Caller caller;
    private final InstantSource clock;

    KpiResource(Figures figures, Caller caller, InstantSource clock) {
        this.figures = figures;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Path("/kpis")
    @Operation(summary = "The catalog: every KPI with the question it answers and how it is computed")
    public JsonNode catalog() {
        var kpis = JsonNodeFactory.instance.arrayNode();
        Catalog.all().forEach(kpi -> kpis.add(CatalogView.of(kpi)));
        return JsonNodeFactory.instance.objectNode().set("kpis", kpis);
    }

    @GET
    @Path("/kpis/{key}")
    @Operation(
            summary = "A KPI's figures over a period",
            description = "Any dimension is a filter, repeatable for 'any of': ?channel=chat&channel=email")
    @Parameter(
            name = "from",
            required = true,
            example = "2026-02-01",
            description = "Instant, or date in the tenant's zone")
    @Parameter(name = "to", required = true, example = "2026-03-01", description = "Exclusive")
    @Parameter(name = "bucket", example = "week", description = "hour, day, week or month; none for one figure")
    @Parameter(name = "by", example = "path", description = "Up to three dimensions, comma separated")
    public JsonNode figures(
            @Parameter(example = "first_contact_resolution") @PathParam("key") String key, @Context UriInfo uri) {
        var kpi = QueryParameters.kpi(key);
        var parameters = parameters(uri.getQueryParameters());
        var selection = parameters.selection(kpi);
        var query = parameters.query(kpi.parameters().keySet());
        return AnswerView.of(
                figures.answer(caller.tenant().id(), List.of(selection), query).getFirst());
    }

    @POST
    @Path("/query")
    @Operation(summary = "Several KPIs in one round trip")
    @RequestBody(content = @Content(examples = @ExampleObject("""
                                            {"kpis": ["csat", "first_contact_resolution"], "from": "2026-02-01",
                                             "to": "2026-03-01", "bucket": "week", "by": ["path"], "filters": {"channel": ["chat"]}}""")))
    public JsonNode query(QueryRequest request) {
        if (request == null) {
            throw Problem.badRequest("The body is empty; it must name the KPIs and the period.");
        }
        var kpis = new ArrayList<Kpi<?>>();
        request.keys().stream().map(QueryParameters::kpi).forEach(kpis::add);
        var parameters = parameters(request.parameters());
        List<Kpi.Selection<?>> selections = new ArrayList<>();
        kpis.forEach(kpi -> selections.add(kpi.select(Optional.empty())));
        var answers = figures.answer(caller.tenant().id(), selections, parameters.query(Set.of()));
        var results = JsonNodeFactory.instance.objectNode();
        answers.forEach(answer -> results.set(answer.kpi().key(), AnswerView.of(answer)));
        return JsonNodeFactory.instance.objectNode().set("results", results);
    }

    @GET
    @Path("/kpis/{key}/conversations")
    @Operation(summary = "The conversations, surveys or sessions behind a figure: as many as it counts")
    @Parameter(name = "in", example = "missed", description = "numerator, denominator (the default) or missed")
    @Parameter(name = "limit", example = "50", description = "1 to 500")
    public JsonNode conversations(@PathParam("key") String key, @Context UriInfo uri) {
        var kpi = QueryParameters.kpi(key);
        var parameters = parameters(uri.getQueryParameters());
        var selection = parameters.selection(kpi);
        var further = new HashSet<>(PAGING);
        further.addAll(kpi.parameters().keySet());
        var part = parameters.single("in").map(KpiResource::part).orElse(Figures.Part.DENOMINATOR);
        var limit = parameters.single("limit").map(KpiResource::limit).orElse(50);
        var cursor = parameters.single("cursor");
        // The rows of a figure are those of its whole period: buckets and groups do not change which they are.
        var query = parameters.query(further).whole();
        return EvidenceView.of(figures.evidence(caller.tenant().id(), selection, query, part, cursor, limit));
    }

    private QueryParameters parameters(Map<String, List<String>> given) {
        return new QueryParameters(new LinkedHashMap<>(given), caller.tenant(), clock.instant());
    }

    private static Figures.Part part(String text) {
        for (var part : Figures.Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(text)) {
                return part;
            }
        }
        throw Problem.badField("/in", "must be numerator, denominator or missed");
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 500) {
            throw Problem.badRequest("The page cannot be that long.")
                    .with(List.of(new Violation("/limit", "must be a whole number from 1 to 500")));
        }
        return Integer.parseInt(text);
    }
}
