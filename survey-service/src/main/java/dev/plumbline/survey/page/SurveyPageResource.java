package dev.plumbline.survey.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.survey.page.SurveyPage.Draft;
import dev.plumbline.survey.page.SurveyPage.View;
import dev.plumbline.survey.survey.Answer;
import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.Reply;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.SurveyState;
import dev.plumbline.survey.survey.Token;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.core.http.HttpServerRequest;
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
    private static final String LANGUAGE = "A language of the page, in the place of the customer's own";

    private final RecordAnswer recordAnswer;
    private final SurveyPage page;
    private final Guesses guesses;
    private final InstantSource clock;

    SurveyPageResource(RecordAnswer recordAnswer, SurveyPage page, Guesses guesses, InstantSource clock) {
        this.recordAnswer = recordAnswer;
        this.page = page;
        this.guesses = guesses;
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
    @APIResponse(responseCode = "429", description = "Too many wrong tokens came from this address")
    public Response show(
            @RestPath String token,
            @RestQuery @Parameter(description = "The score to choose beforehand", example = "4") String score,
            @RestQuery @Parameter(description = LANGUAGE, example = "de") String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var reader = Reader.of(lang, headers.getAcceptableLanguages());
        var survey = find(token);
        if (survey.isEmpty()) {
            return unknown(reader, request);
        }
        var parsed = Token.parse(token).orElseThrow();
        var chosen = score(survey.get().kind(), score);
        chosen.ifPresent(it -> recordAnswer.ratingOpened(parsed, it));
        return show(page.view(survey.get(), parsed, reader, chosen), chosen);
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The question, for a chat widget")
    public QuestionView showJson(
            @RestPath String token,
            @RestQuery String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var survey = found(token, request);
        if (!isAsked(survey)) {
            throw over();
        }
        return page.asked(page.view(
                survey,
                Token.parse(token).orElseThrow(),
                Reader.of(lang, headers.getAcceptableLanguages()),
                Optional.empty()));
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
            @RestPath String token,
            @RestForm String score,
            @RestForm String comment,
            @RestForm String via,
            @RestQuery String lang,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        var reader = Reader.of(lang, headers.getAcceptableLanguages());
        var found = find(token);
        if (found.isEmpty()) {
            return unknown(reader, request);
        }
        var survey = found.get();
        var view = page.view(survey, Token.parse(token).orElseThrow(), reader, Optional.empty());
        var chosen = score(survey.kind(), score);
        return switch (Answer.check(survey.kind(), chosen.map(BigDecimal::valueOf), Optional.ofNullable(comment))) {
            case Answer.Invalid invalid ->
                html(
                        400,
                        page.question(
                                view,
                                new Draft(
                                        chosen,
                                        Optional.ofNullable(comment),
                                        invalid.violations(),
                                        survey.state() instanceof SurveyState.Answered)));
            case Answer.Valid valid ->
                switch (recordAnswer.record(view.token(), valid.answer(), "page".equals(via))) {
                    case Reply.Taken taken ->
                        html(200, page.thanks(view, taken.next().answer().score()));
                    case Reply.Locked ignored -> html(409, page.locked(view, lastScore(survey)));
                    case Reply.Over ignored -> html(410, page.over(view));
                    case Reply.Unknown ignored -> html(404, page.unknown(reader));
                };
        };
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public AnswerView answerJson(
            @RestPath String token,
            @Context HttpServerRequest http,
            @RequestBody(
                            content =
                                    @Content(
                                            examples =
                                                    @ExampleObject(
                                                            name = "Satisfied",
                                                            value =
                                                                    "{\"score\": 4, \"comment\": \"Quick and friendly.\"}")))
                    AnswerRequest request) {
        var survey = found(token, http);
        return switch (check(survey.kind(), request)) {
            case Answer.Invalid invalid ->
                throw Problem.badRequest("The answer cannot be taken as it is.").with(invalid.violations());
            case Answer.Valid valid ->
                switch (recordAnswer.record(Token.parse(token).orElseThrow(), valid.answer(), false)) {
                    case Reply.Taken taken -> view(survey, taken.next());
                    case Reply.Locked ignored ->
                        throw Problem.of(
                                409, "Conflict", "It was answered more than 24 hours ago; the answer is final.");
                    case Reply.Over ignored -> throw over();
                    case Reply.Unknown ignored -> throw noSuchSurvey();
                };
        };
    }

    /** A link that no person sees: who follows it is a program. */
    @GET
    @Path("/confirm")
    @Operation(hidden = true)
    public Response trap(@RestPath String token) {
        Token.parse(token).ifPresent(recordAnswer::trapOpened);
        return Response.noContent().build();
    }

    @GET
    @Path("/brand.css")
    @Produces("text/css")
    @Operation(hidden = true)
    public Response style(@RestPath String token) {
        return find(token)
                .flatMap(page::style)
                .map(it -> Response.ok(it).build())
                .orElseGet(() -> Response.status(404).build());
    }

    @GET
    @Path("/logo.png")
    @Produces("image/png")
    @Operation(hidden = true)
    public Response logo(@RestPath String token) {
        return find(token)
                .flatMap(page::logo)
                .map(it -> Response.ok(it).build())
                .orElseGet(() -> Response.status(404).build());
    }

    private Response show(View view, Optional<Integer> chosen) {
        if (view.survey().state() instanceof SurveyState.Answered answered) {
            return answered.isEditable(clock.instant())
                    ? html(
                            200,
                            page.question(
                                    view,
                                    new Draft(
                                            chosen.or(() -> Optional.of(
                                                    answered.answer().score())),
                                            answered.answer().comment(),
                                            List.of(),
                                            true)))
                    : html(200, page.locked(view, lastScore(view.survey())));
        }
        return isAsked(view.survey())
                ? html(200, page.question(view, new Draft(chosen, Optional.empty(), List.of(), false)))
                : html(410, page.over(view));
    }

    /** Whether an answer would be taken now. */
    private boolean isAsked(Survey survey) {
        return switch (survey.state()) {
            case SurveyState.Sending ignored -> true;
            case SurveyState.Postponed ignored -> true;
            case SurveyState.Sent it -> clock.instant().isBefore(it.expiresAt());
            case SurveyState.Answered it -> it.isEditable(clock.instant());
            case SurveyState.Void ignored -> false;
            case SurveyState.Due ignored -> false;
            case SurveyState.Unaddressed ignored -> false;
            case SurveyState.Undeliverable ignored -> false;
            case SurveyState.Expired ignored -> false;
            case SurveyState.Skipped ignored -> false;
            case SurveyState.Withdrawn ignored -> false;
            case SurveyState.Bounced ignored -> false;
        };
    }

    private Optional<Survey> find(String token) {
        return Token.parse(token).flatMap(recordAnswer::find);
    }

    private Survey found(String token, HttpServerRequest request) {
        return find(token)
                .orElseThrow(() -> guesses.mayGoOn(address(request))
                        ? noSuchSurvey()
                        : Problem.tooMany("Too many unknown surveys were asked for from here.", Guesses.RETRY_AFTER));
    }

    private Response unknown(Reader reader, HttpServerRequest request) {
        return guesses.mayGoOn(address(request))
                ? html(404, page.unknown(reader))
                : Response.fromResponse(html(429, page.tooMany(reader)))
                        .header("Retry-After", Guesses.RETRY_AFTER)
                        .build();
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    }

    /** The score that a link or a form names, when it is one. */
    private static Optional<Integer> score(SurveyKind kind, String text) {
        return Optional.ofNullable(text)
                .filter(it -> it.matches("\\d{1,2}"))
                .map(Integer::valueOf)
                .filter(kind::allows);
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

    private static Problem noSuchSurvey() {
        return Problem.notFound("No survey has this token.");
    }

    private static Problem over() {
        return Problem.of(410, "Gone", "This survey has ended; an answer is no longer taken.");
    }

    private static Response html(int status, String page) {
        return Response.status(status).type(HTML).entity(page).build();
    }
}
