package dev.plumbline.survey.rest;

import static org.eclipse.microprofile.openapi.annotations.enums.ParameterIn.QUERY;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.survey.listing.FilterParameters;
import dev.plumbline.survey.listing.SurveyCsv;
import dev.plumbline.survey.listing.SurveyView;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.Surveys;
import dev.plumbline.survey.survey.Surveys.Query;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** What was sent to whom, when, and what was answered. */
@Path("/v1/surveys")
@ReadScope
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys", description = "What was sent to whom, when, and what was answered.")
public class SurveysResource {
    private final ReadSurveys surveys;
    private final RecordAnswer answers;
    private final Caller caller;

    SurveysResource(ReadSurveys surveys, RecordAnswer answers, Caller caller) {
        this.surveys = surveys;
        this.answers = answers;
        this.caller = caller;
    }

    /** A page of the list. {@code nextCursor}: asks for the page after this one; absent on the last. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SurveyListView(List<SurveyView> surveys, Optional<String> nextCursor) {}

    @GET
    @Produces({MediaType.APPLICATION_JSON, SurveyCsv.MEDIA_TYPE})
    @Operation(
            summary = "List surveys",
            description = "Newest first. As CSV, the address of the next page is in the header Link.")
    @Parameter(
            name = "conversationId",
            in = QUERY,
            description = "Only the surveys of this conversation",
            example = "conv-1")
    @Parameter(name = "kind", in = QUERY, description = "csat, ces, nps or handoff", example = "csat")
    @Parameter(name = "policy", in = QUERY, description = "Only surveys of this policy", example = "csat")
    @Parameter(name = "path", in = QUERY, description = "The conversation's path when it was sent", example = "ai_only")
    @Parameter(name = "state", in = QUERY, description = "Only surveys in this state", example = "answered")
    @Parameter(
            name = "suspected",
            in = QUERY,
            description = "true: only answers taken for a machine's; false: only others")
    @Parameter(name = "maxScore", in = QUERY, description = "Only answers with at most this score", example = "2")
    @Parameter(name = "hasComment", in = QUERY, description = "true: only answers with a comment; false: only without")
    @Parameter(
            name = "theme",
            in = QUERY,
            description = "Only answers whose comment is about this",
            example = "product")
    @Parameter(
            name = "from",
            in = QUERY,
            description = "A date or time: only what was answered then or later or, without an answer, sent",
            example = "2026-02-01")
    @Parameter(name = "to", in = QUERY, description = "A date or time: only what was before", example = "2026-03-01")
    @APIResponse(
            responseCode = "200",
            description = "A page of surveys",
            content =
                    @Content(
                            schema = @Schema(implementation = SurveyListView.class),
                            examples = @ExampleObject(name = "One answered survey", value = """
                                    {"surveys": [{"id": "0b8f5a3e-6c1d-3f0e-9a57-2f4f6b1f3c11", "kind": "csat", "state": "answered",
                                      "conversationId": "conv-1", "customerId": "cust-1", "createdAt": "2026-02-01T10:00:01Z", "policy": "csat", "path": "ai_only",
                                      "email": "ada@example.com", "locale": "en", "sentAt": "2026-02-01T10:00:03Z", "openedAt": "2026-02-01T10:04:31Z",
                                      "answer": {"score": 4, "comment": "Quick and friendly support.", "themes": ["support"], "answeredAt": "2026-02-01T10:05:00Z",
                                        "firstAnsweredAt": "2026-02-01T10:05:00Z", "answers": 1}}]}""")))
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public Response list(
            @Context UriInfo uri,
            @Context HttpHeaders headers,
            @RestQuery @Parameter(description = "The nextCursor of the page before") String cursor,
            @RestQuery @Parameter(description = "Surveys per page, 1..500; 50 when not said", example = "50")
                    String limit,
            @RestQuery @Parameter(description = "json or csv; without it, the header Accept decides", example = "csv")
                    String format)
            throws IOException {
        var most = Limit.read(limit);
        var chosen = SurveyFormat.of(Optional.ofNullable(format), headers);
        var found = surveys.list(new Query(
                caller.tenant().id(),
                filter(uri).filter(),
                Surveys.Order.CREATED,
                Optional.ofNullable(cursor).map(Cursor::ofSurvey),
                most + 1));
        var shown = found.subList(0, Math.min(most, found.size()));
        var next = found.size() > most
                ? Optional.of(Cursor.after(shown.getLast().listed().survey()))
                : Optional.<String>empty();
        var views = shown.stream().map(SurveyView::of).toList();
        return (chosen == SurveyFormat.CSV
                        ? csv(views, next, uri)
                        : Response.ok(new SurveyListView(views, next), MediaType.APPLICATION_JSON))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .build();
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "Show a survey")
    @APIResponse(responseCode = "200", description = "The survey")
    @APIResponse(responseCode = "404", description = "This tenant has no such survey")
    public SurveyView show(@RestPath @Parameter(example = "0b8f5a3e-6c1d-3f0e-9a57-2f4f6b1f3c11") String id) {
        return uuid(id).flatMap(it -> surveys.find(caller.tenant().id(), it))
                .map(SurveyView::of)
                .orElseThrow(() -> Problem.notFound("There is no survey with this id."));
    }

    @POST
    @AdminScope
    @Path("/{id}/restore")
    @Operation(
            summary = "Count a suspected answer after all",
            description = "Somebody has looked at it: a person gave it. From now on it is in the figures.")
    @APIResponse(responseCode = "200", description = "The survey, with an answer that counts")
    @APIResponse(responseCode = "404", description = "This tenant has no such survey")
    public SurveyView restore(@RestPath @Parameter(example = "0b8f5a3e-6c1d-3f0e-9a57-2f4f6b1f3c11") String id) {
        return uuid(id).filter(it -> answers.restore(caller.tenant().id(), it))
                .flatMap(it -> surveys.find(caller.tenant().id(), it))
                .map(SurveyView::of)
                .orElseThrow(() -> Problem.notFound("There is no survey with this id."));
    }

    private FilterParameters filter(UriInfo uri) {
        return new FilterParameters(uri.getQueryParameters(), caller.tenant().timeZone());
    }

    private static Response.ResponseBuilder csv(List<SurveyView> surveys, Optional<String> next, UriInfo uri)
            throws IOException {
        var text = new StringWriter();
        new SurveyCsv(text).write(surveys);
        var response = Response.ok(text.toString(), SurveyCsv.MEDIA_TYPE + ";charset=UTF-8");
        next.map(it -> UriBuilder.fromUri(uri.getRequestUri())
                        .replaceQueryParam("cursor", it)
                        .build())
                .ifPresent(it -> response.header(HttpHeaders.LINK, "<" + it + ">; rel=\"next\""));
        return response;
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
