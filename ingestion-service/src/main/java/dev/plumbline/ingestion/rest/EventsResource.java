package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.intake.EventLog;
import dev.plumbline.ingestion.intake.EventLogAwayException;
import dev.plumbline.ingestion.intake.Intake;
import dev.plumbline.ingestion.intake.Outcome;
import dev.plumbline.ingestion.intake.RawEvent;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.IngestScope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes support events. */
@Path("/v1/events")
@IngestScope
@Tag(name = "Events")
@SecurityRequirement(name = OpenApi.API_KEY)
public class EventsResource {
    /** What one request may have sent and not acknowledged; at 100,000 events/s it is a fifth of a second's. */
    private static final int MOST_UNDER_WAY = 20_000;

    private static final int MOST_ERRORS = 1_000;
    private static final int RETRY_AFTER_SECONDS = 2;

    private final EventLog log;
    private final Caller caller;
    private final InstantSource clock;

    EventsResource(EventLog log, Caller caller, InstantSource clock) {
        this.log = log;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Blocking
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postEvents",
            summary = "Take support events",
            description =
                    "One CloudEvent (structured, or binary with `ce-*` headers), a batch, or lines of any length. "
                            + "Needs the scope `ingest`. Answered when Kafka has acknowledged every event; sending all of it "
                            + "again is always safe. Bodies may be packed with gzip.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = CloudEventJson.MEDIA_TYPE, example = EventExamples.ONE),
                @Content(mediaType = MediaType.APPLICATION_JSON, example = EventExamples.ONE),
                @Content(mediaType = CloudEventJson.BATCH_MEDIA_TYPE, example = EventExamples.BATCH),
                @Content(mediaType = EventFormat.LINES_MEDIA_TYPE, example = EventExamples.LINES)
            })
    @APIResponse(
            responseCode = "202",
            description = "Taken; of a batch or lines at least one, with those not taken named",
            content = @Content(schema = @Schema(implementation = IntakeView.class), example = EventExamples.ANSWER))
    @APIResponse(responseCode = "400", description = "Nothing could be taken; `errors` names the fields")
    @APIResponse(responseCode = "401", description = "No API key, or none that is known")
    @APIResponse(responseCode = "403", description = "The API key lacks the scope `ingest`")
    @APIResponse(responseCode = "413", description = "A single event or a batch of more than 5 MB")
    @APIResponse(responseCode = "415", description = "Another media type, charset or encoding")
    @APIResponse(
            responseCode = "503",
            description = "Kafka is away; `nextIndex` is the first event not known to be taken")
    public Response post(@Context HttpHeaders headers, InputStream wire) {
        var format = EventFormat.of(headers);
        var intake = new Intake(caller.tenant(), log.begin(mostUnderWay(format)), clock);
        try {
            var outcome = take(format, headers, wire, intake);
            if (outcome.accepted() == 0) {
                throw nothingAcceptable(format, outcome);
            }
            return Response.accepted(IntakeView.of(outcome)).build();
        } catch (EventLogAwayException away) {
            throw unavailable(format, intake, away);
        }
    }

    private static Outcome take(EventFormat format, HttpHeaders headers, InputStream wire, Intake intake)
            throws EventLogAwayException {
        var events = new JsonEvents(intake);
        try (var body = EventBody.open(headers, wire)) {
            switch (format) {
                case STRUCTURED -> events.structured(RawEvent.of(EventBody.readAll(body)));
                case BINARY -> events.binary(headers, EventBody.readAll(body));
                case BATCH -> batch(events, intake, EventBody.readAll(body));
                case LINES -> events.lines(body);
            }
        } catch (IOException unreadable) {
            throw cutShort(format, intake.finish(), unreadable);
        }
        return intake.finish();
    }

    private static void batch(JsonEvents events, Intake intake, byte[] body) throws IOException, EventLogAwayException {
        try {
            events.batch(body);
        } catch (JsonProcessingException malformed) {
            var decision = JsonEvents.malformed(malformed);
            intake.refuse(decision, RawEvent.of(body));
            intake.finish();
            throw Problem.badRequest("The batch is not taken.").with(decision.violations());
        }
    }

    private static int mostUnderWay(EventFormat format) {
        return switch (format) {
            case STRUCTURED, BINARY -> 1;
            case BATCH, LINES -> MOST_UNDER_WAY;
        };
    }

    private static Problem nothingAcceptable(EventFormat format, Outcome outcome) {
        if (outcome.events() == 0) {
            return Problem.badRequest("There is no event in the body.");
        }
        return switch (format) {
            case STRUCTURED, BINARY ->
                Problem.badRequest("The event is not taken.")
                        .with(outcome.refusals().getFirst().violations());
            case BATCH, LINES ->
                Problem.badRequest("None of the events is taken.")
                        .with(errors(outcome.refusals()))
                        .withExtras(Map.of("rejected", IntakeView.rejected(outcome.refusals())));
        };
    }

    /** The violations of several events, each pointer beginning with the event's index. */
    private static List<Violation> errors(List<Outcome.Refusal> refusals) {
        return refusals.stream()
                .flatMap(EventsResource::errors)
                .limit(MOST_ERRORS)
                .toList();
    }

    private static Stream<Violation> errors(Outcome.Refusal refusal) {
        return refusal.violations().stream()
                .map(it -> new Violation("/" + refusal.index() + it.pointer(), it.detail()));
    }

    /** The packing broke off; what was whole before is taken. */
    private static Problem cutShort(EventFormat format, Outcome outcome, IOException unreadable) {
        var problem = Problem.badRequest("The body cannot be unpacked: " + unreadable.getMessage());
        return format == EventFormat.LINES
                ? problem.withExtras(progress(outcome.accepted(), outcome.events(), outcome.refusals()))
                : problem;
    }

    private static Problem unavailable(EventFormat format, Intake intake, EventLogAwayException away) {
        var problem = Problem.unavailable(
                "Kafka does not take events now. Sending all of it again is always safe.", RETRY_AFTER_SECONDS);
        return switch (format) {
            case STRUCTURED, BINARY -> problem;
            case BATCH, LINES ->
                problem.withExtras(
                        progress(away.accepted(), away.nextIndex(), intake.refusalsBefore(away.nextIndex())));
        };
    }

    private static Map<String, Object> progress(long accepted, long nextIndex, List<Outcome.Refusal> refusals) {
        return Map.of("accepted", accepted, "nextIndex", nextIndex, "rejected", IntakeView.rejected(refusals));
    }
}
