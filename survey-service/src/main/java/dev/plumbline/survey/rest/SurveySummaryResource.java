package dev.plumbline.survey.rest;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.survey.listing.FilterParameters;
import dev.plumbline.survey.survey.Grouping;
import dev.plumbline.survey.survey.ReadSurveys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the answers say, with how sure that is. */
@Path("/v1/surveys/summary")
@ReadScope
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class SurveySummaryResource {
    private final ReadSurveys surveys;
    private final Caller caller;

    SurveySummaryResource(ReadSurveys surveys, Caller caller) {
        this.surveys = surveys;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Sum up what was answered",
            description =
                    "Of the surveys sent within the time: how many answered, and what they say. Each figure stands with its "
                            + "95 % interval and n; suspected answers are left out. Kinds are never added up: each has its own scale.")
    @Parameter(name = "kind", in = QUERY, description = "csat, ces, nps or handoff", example = "csat")
    @Parameter(name = "policy", in = QUERY, description = "Only surveys of this policy", example = "csat")
    @Parameter(name = "path", in = QUERY, description = "Only surveys of this path", example = "ai_only")
    @Parameter(name = "from", in = QUERY, description = "A date or time: sent then or later", example = "2026-02-01")
    @Parameter(name = "to", in = QUERY, description = "A date or time: sent before", example = "2026-03-01")
    @Parameter(
            name = "by",
            in = QUERY,
            description = "kind, policy, path or language; kind when not said",
            example = "path")
    @APIResponse(responseCode = "200", description = "The figures, by kind and group")
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public SurveySummaryView summary(@Context UriInfo uri) {
        var parameters =
                new FilterParameters(uri.getQueryParameters(), caller.tenant().timeZone());
        var by = parameters.word("by", Grouping.class).orElse(Grouping.KIND);
        var given = parameters.filter();
        return new SurveySummaryView(
                given.from(),
                given.to(),
                JsonFields.spelt(by),
                surveys.figures(caller.tenant().id(), given.ofSent(), by).stream()
                        .map(SurveySummaryView::of)
                        .toList());
    }
}
