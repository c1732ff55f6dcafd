package dev.plumbline.survey.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.survey.Answer;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.Reply;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.SurveyState;
import dev.plumbline.survey.survey.Token;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** The page behind the link in the mail, for people; and the same for chat widgets, as JSON. */
@Path("/s/{token}")
@PublicPage
@Tag(name = "Survey page", description = "What the customer sees. The token in the link is the only credential.")
public class SurveyPageResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final RecordAnswer recordAnswer;
    private final SurveyPage page;
    private final InstantSource clock;

    SurveyPageResource(RecordAnswer recordAnswer, SurveyPage page, InstantSource clock) {
        this.recordAnswer = recordAnswer;
        this.page = page;
        this.clock = clock;
    }

    /** An answer as JSON. Both may be missing in what a client sends; the score then is asked for. */
    @RegisterForReflection
    public record AnswerRequest(BigDecimal score, String comment) {}

    /** The answer that was taken. {@code editableUntil}: until when another one replaces it. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AnswerView(
            String surveyId, int score, Optional<String> comment, Instant answeredAt, Instant editableUntil) {}

    @GET
    @Produces(HTML)
    @Operation(
            summary = "Show the survey",
            description =
                    "A page that works without JavaScript. `score` chooses one beforehand; opening the page never records.")
    @APIResponse(responseCode = "200", description = "The question, or that it was answered")
    @APIResponse(responseCode = "404", description = "No survey has this token")
    @APIResponse(responseCode = "410", description = "It is no longer asked")
    public Response show(
            @RestPath String token,
            @RestQuery @Parameter(description = "The score to choose beforehand", example = "4") String score,
            @Context HttpHeaders headers) {
        var survey = Token.parse(token).flatMap(recordAnswer::find);
        if (survey.isEmpty()) {
            return html(404, page.unknown(headers.getAcceptableLanguages()));
        }
        return show(
                survey.get(),
                Token.parse(token).orElseThrow(),
                SurveyPage.score(survey.get().kind(), score));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Produces(HTML)
    @Operation(
            summary = "Answer the survey",
            description = "Again within 24 h replaces the answer. As a form for browsers, as JSON for programs.")
    @APIResponse(responseCode = "200", description = "Thanks")
    @APIResponse(responseCode = "400", description = "The score is missing or none, or the comment is too long")
    @APIResponse(responseCode = "404", description = "No survey has this token")
    @APIResponse(responseCode = "409", description = "Answered more than 24 h ago")
    @APIResponse(responseCode = "410", description = "It is no longer asked")
    public Response answerForm(
            @RestPath String token, @RestForm String score, @RestForm String comment, @Context HttpHeaders headers) {
        var found = Token.parse(token).flatMap(recordAnswer::find);
        if (found.isEmpty()) {
            return html(404, page.unknown(headers.getAcceptableLanguages()));
        }
        var survey = found.get();
        var parsed = Token.parse(token).orElseThrow();
        var chosen = SurveyPage.score(survey.kind(), score);
        return switch (Answer.check(survey.kind(), chosen.map(BigDecimal::valueOf), Optional.ofNullable(comment))) {
            case Answer.Invalid invalid ->
                html(
                        400,
                        page.question(
                                survey,
                                parsed,
                                chosen,
                                Optional.ofNullable(comment),
                                invalid.violations(),
                                survey.state() instanceof SurveyState.Answered));
            case Answer.Valid valid ->
                switch (recordAnswer.record(parsed, valid.answer())) {
                    case Reply.Taken taken ->
                        html(
                                200,
                                page.thanks(
                                        survey, parsed, taken.next().answer().score()));
                    case Reply.Locked locked -> html(409, page.locked(survey, lastScore(survey)));
                    case Reply.Over over -> html(410, page.over(survey));
                    case Reply.Unknown unknown -> html(404, page.unknown(headers.getAcceptableLanguages()));
                };
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public AnswerView answerJson(
            @RestPath String token,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "Satisfied",
                                                            value =
                                                                    "{\"score\": 4, \"comment\": \"Quick and friendly.\"}")))
                    AnswerRequest request) {
        var parsed = Token.parse(token).orElseThrow(SurveyPageResource::unknown);
        var survey = recordAnswer.find(parsed).orElseThrow(SurveyPageResource::unknown);
        return switch (check(survey.kind(), request)) {
            case Answer.Invalid invalid ->
                throw Problem.badRequest("The answer cannot be taken as it is.").with(invalid.violations());
            case Answer.Valid valid ->
                switch (recordAnswer.record(parsed, valid.answer())) {
                    case Reply.Taken taken -> view(survey, taken.next());
                    case Reply.Locked locked ->
                        throw Problem.of(
                                409, "Conflict", "It was answered more than 24 hours ago; the answer is final.");
                    case Reply.Over over ->
                        throw Problem.of(410, "Gone", "This survey has ended; an answer is no longer taken.");
                    case Reply.Unknown unknown -> throw unknown();
                };
        };
    }

    private Response show(Survey survey, Token token, Optional<Integer> chosen) {
        return switch (survey.state()) {
            case SurveyState.Sending it -> question(survey, token, chosen);
            case SurveyState.Postponed it -> question(survey, token, chosen);
            case SurveyState.Sent it ->
                clock.instant().isBefore(it.expiresAt())
                        ? question(survey, token, chosen)
                        : html(410, page.over(survey));
            case SurveyState.Answered it ->
                it.isEditable(clock.instant())
                        ? html(
                                200,
                                page.question(
                                        survey,
                                        token,
                                        chosen.or(() -> Optional.of(it.answer().score())),
                                        it.answer().comment(),
                                        List.of(),
                                        true))
                        : html(200, page.locked(survey, lastScore(survey)));
            case SurveyState.Void it -> html(410, page.over(survey));
            case SurveyState.Due it -> html(410, page.over(survey));
            case SurveyState.Unaddressed it -> html(410, page.over(survey));
            case SurveyState.Undeliverable it -> html(410, page.over(survey));
            case SurveyState.Expired it -> html(410, page.over(survey));
            case SurveyState.Bounced it -> html(410, page.over(survey));
            case SurveyState.Skipped it -> html(410, page.over(survey));
        };
    }

    private Response question(Survey survey, Token token, Optional<Integer> chosen) {
        return html(200, page.question(survey, token, chosen, Optional.empty(), List.of(), false));
    }

    private static Answer.Checked check(SurveyKind kind, AnswerRequest request) {
        return request == null
                ? new Answer.Invalid(List.of(new Violation("", "must be an object with a score")))
                : Answer.check(kind, Optional.ofNullable(request.score()), Optional.ofNullable(request.comment()));
    }

    private static Optional<Integer> lastScore(Survey survey) {
        return survey.state() instanceof SurveyState.Answered answered
                ? Optional.of(answered.answer().score())
                : Optional.empty();
    }

    private static AnswerView view(Survey survey, SurveyState.Answered answered) {
        return new AnswerView(
                survey.id().toString(),
                answered.answer().score(),
                answered.answer().comment(),
                answered.lastAt(),
                answered.firstAt().plus(SurveyState.EDITABLE));
    }

    private static Problem unknown() {
        return Problem.notFound("No survey has this token.");
    }

    private static Response html(int status, String page) {
        return Response.status(status).type(HTML).entity(page).build();
    }
}
