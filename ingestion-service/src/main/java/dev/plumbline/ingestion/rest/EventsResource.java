package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.IngestScope;
import io.smallrye.common.annotation.Blocking;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Takes support events, all forms of them, each on a worker thread. A small single event does not come here as long as all
 * goes well with it: see {@link SingleEventRoute}.
 */
@Path("/v1/events")
@IngestScope
@Tag(name = "Events")
@SecurityRequirement(name = OpenApi.API_KEY)
public class EventsResource {
    private final Reception reception;
    private final RateLimits limits;
    private final Caller caller;

    EventsResource(Reception reception, RateLimits limits, Caller caller) {
        this.reception = reception;
        this.limits = limits;
        this.caller = caller;
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
    @APIResponse(
            responseCode = "413",
            description = "A single event or a batch of more than 5 MB, or a batch of more than 50,000 events")
    @APIResponse(responseCode = "415", description = "Another media type, charset or encoding")
    @APIResponse(
            responseCode = "408",
            description = "The body did not arrive in time; lines are taken up to `nextIndex`")
    @APIResponse(responseCode = "429", description = "More requests a second than one key may make; see `Retry-After`")
    @APIResponse(
            responseCode = "503",
            description =
                    "Kafka is away, or too much comes in at once; see `Retry-After`. `nextIndex` is the first event not "
                            + "known to be taken")
    public Response post(@Context HttpServerRequest request, InputStream wire) {
        limits.count(caller.tenant().id(), caller.keyId());
        var format = EventFormat.of(request.headers());
        return Response.accepted(reception.take(caller.tenant(), format, request.headers(), wire))
                .build();
    }
}
