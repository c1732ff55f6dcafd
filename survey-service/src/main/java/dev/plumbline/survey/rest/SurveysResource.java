package dev.plumbline.survey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.StateName;
import dev.plumbline.survey.survey.Surveys.Query;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
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
    @Operation(summary = "List surveys", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of surveys",
            content = @Content(examples = @ExampleObject(name = "One answered survey", value = """
                                    {"surveys": [{"id": "0b8f5a3e-6c1d-3f0e-9a57-2f4f6b1f3c11", "kind": "csat", "state": "answered",
                                      "conversationId": "conv-1", "customerId": "cust-1", "createdAt": "2026-02-01T10:00:01Z", "policy": "csat", "path": "ai_only",
                                      "email": "ada@example.com", "locale": "en", "sentAt": "2026-02-01T10:00:03Z",
                                      "answer": {"score": 4, "comment": "Quick and friendly.", "answeredAt": "2026-02-01T10:05:00Z",
                                        "firstAnsweredAt": "2026-02-01T10:05:00Z", "answers": 1}}]}""")))
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public SurveyListView list(
            @RestQuery @Parameter(description = "Only the survey of this conversation", example = "conv-1")
                    String conversationId,
            @RestQuery @Parameter(description = "Only surveys in this state", example = "answered") String state,
            @RestQuery @Parameter(description = "The nextCursor of the page before") String cursor,
            @RestQuery @Parameter(description = "Surveys per page, 1..500; 50 when not said", example = "50")
                    String limit) {
        var most = Limit.read(limit);
        var query = new Query(
                caller.tenant().id(),
                Optional.ofNullable(conversationId),
                Optional.ofNullable(state).map(SurveysResource::state),
                Optional.ofNullable(cursor).map(Cursor::ofSurvey),
                most + 1);
        var found = surveys.list(query);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new SurveyListView(
                shown.stream().map(SurveyView::of).toList(),
                found.size() > most ? Optional.of(Cursor.after(shown.getLast().survey())) : Optional.empty());
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

    private static StateName state(String text) {
        return Arrays.stream(StateName.values())
                .filter(name -> word(name).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.badField(
                        "/state",
                        "must be one of "
                                + Arrays.stream(StateName.values())
                                        .map(SurveysResource::word)
                                        .collect(Collectors.joining(", "))));
    }

    private static String word(StateName name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
