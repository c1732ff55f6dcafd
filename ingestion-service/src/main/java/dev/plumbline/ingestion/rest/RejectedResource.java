package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.ingestion.quarantine.FilterParameters;
import dev.plumbline.ingestion.quarantine.Quarantine;
import dev.plumbline.ingestion.quarantine.ReplayOutcome;
import dev.plumbline.ingestion.quarantine.ReplayRejected;
import dev.plumbline.ingestion.quarantine.State;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The quarantine: what was sent and not taken, to be corrected, replayed or dropped. */
@Path("/v1/rejected")
@AdminScope
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Quarantine")
@SecurityRequirement(name = OpenApi.API_KEY)
public class RejectedResource {
    private static final int USUAL = 50;
    private static final int MOST = 500;
    private static final Duration SUMMARY = Duration.ofDays(30);

    private final Quarantine quarantine;
    private final ReplayRejected replay;
    private final WholeBodies bodies;
    private final Caller caller;

    RejectedResource(Quarantine quarantine, ReplayRejected replay, WholeBodies bodies, Caller caller) {
        this.quarantine = quarantine;
        this.replay = replay;
        this.bodies = bodies;
        this.caller = caller;
    }

    @GET
    @Operation(
            operationId = "listRejected",
            summary = "What was rejected, newest first",
            description = "Needs the scope `admin`. For example `GET /v1/rejected?reason=invalid&limit=20`.")
    @Parameter(name = "state", in = ParameterIn.QUERY, description = "`open` (without it), `replayed` or `dropped`")
    @Parameter(
            name = "reason",
            in = ParameterIn.QUERY,
            description = "`malformed`, `invalid`, `conflict` or `failed`",
            example = "invalid")
    @Parameter(name = "rejectedBy", in = ParameterIn.QUERY, description = "A service", example = "ingestion")
    @Parameter(name = "from", in = ParameterIn.QUERY, description = "An instant, or a date in the tenant's zone")
    @Parameter(name = "to", in = ParameterIn.QUERY, description = "Exclusive, likewise")
    @Parameter(name = "q", in = ParameterIn.QUERY, description = "A part of the event's id")
    @Parameter(name = "cursor", in = ParameterIn.QUERY, description = "The `nextCursor` of the page before")
    @Parameter(
            name = "limit",
            in = ParameterIn.QUERY,
            description = "How many, 1 to 500",
            schema = @Schema(type = SchemaType.INTEGER, defaultValue = "50"))
    @APIResponse(
            responseCode = "200",
            description = "A page of the list",
            content = @Content(schema = @Schema(implementation = RejectionView.Page.class)))
    @APIResponse(responseCode = "400", description = "A parameter that cannot be used; `errors` names it")
    public RejectionView.Page list(@Context UriInfo uri) {
        var parameters =
                new FilterParameters(uri.getQueryParameters(), caller.tenant().timeZone());
        var filter = parameters.filter(Set.of("cursor", "limit"));
        return RejectionView.Page.of(
                quarantine.page(caller.tenant(), filter, parameters.cursor(), parameters.limit(USUAL, MOST)));
    }

    @GET
    @Path("/summary")
    @Operation(
            operationId = "summarizeRejected",
            summary = "How many were rejected in the last 30 days, by day, service, reason and state",
            description = "Needs the scope `admin`.")
    public QuarantineSummaryView summary() {
        var tenant = caller.tenant();
        var open = quarantine.open(tenant).values().stream().mapToLong(it -> it).sum();
        return QuarantineSummaryView.of(open, quarantine.days(tenant, SUMMARY));
    }

    @GET
    @Path("/{id}")
    @Operation(
            operationId = "getRejected",
            summary = "One of them, with its body",
            description = "Needs the scope `admin`.")
    @APIResponse(
            responseCode = "200",
            description = "The rejection",
            content = @Content(schema = @Schema(implementation = RejectionView.class)))
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public RejectionView get(@PathParam("id") String id) {
        return quarantine.find(caller.tenant(), id).map(RejectionView::of).orElseThrow(() -> unknown(id));
    }

    @POST
    @Path("/{id}/replay")
    @Operation(
            operationId = "replayRejected",
            summary = "Take one after all",
            description =
                    "Needs the scope `admin`. With a body: take this in its place, corrected. Without: take it as it is. "
                            + "Idempotent: what is replayed already is answered the same and nothing is sent twice.")
    @RequestBody(
            description = "The corrected event; of a webhook, its corrected body or the event to take in its place",
            content = @Content(mediaType = CloudEventJson.MEDIA_TYPE, example = EventExamples.ONE))
    @APIResponse(
            responseCode = "200",
            description = "It is taken; `sentAs` is the event's id",
            content = @Content(schema = @Schema(implementation = RejectionView.class)))
    @APIResponse(responseCode = "400", description = "It is still not to be taken; `errors` names the fields")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    @APIResponse(responseCode = "409", description = "It was dropped before")
    public RejectionView replay(@PathParam("id") String id, @Context HttpHeaders headers, InputStream wire) {
        return switch (replay.one(caller.tenant(), id, corrected(headers, wire), caller.keyId())) {
            case ReplayOutcome.Replayed replayed -> RejectionView.of(replayed.rejection());
            case ReplayOutcome.Refused refused ->
                throw Problem.badRequest("It is still not to be taken.").with(refused.violations());
            case ReplayOutcome.Dropped dropped ->
                throw Problem.of(409, "Conflict", "It was dropped before; send the event anew to POST /v1/events.");
            case ReplayOutcome.Unknown none -> throw unknown(id);
        };
    }

    @POST
    @Path("/replay")
    @SmallBody
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "replayManyRejected",
            summary = "Take many after all, each as it is",
            description = "Needs the scope `admin`. For when it was not the events that were mended: a setting, a "
                    + "mapping, a consumer. Takes the open ones that fit, oldest first; 1,000 in one request.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ReplayRequest.class),
                            example = "{\"reason\": \"failed\", \"rejectedBy\": \"metrics\"}"))
    @APIResponse(
            responseCode = "200",
            description = "Done",
            content =
                    @Content(
                            schema = @Schema(implementation = ReplayView.class),
                            example = "{\"replayed\": 41, \"stillRejected\": 1}"))
    @APIResponse(responseCode = "400", description = "A field that cannot be used; `errors` names it")
    public ReplayView replayMany(ReplayRequest request) {
        if (request == null) {
            throw Problem.badRequest("Say which: {} for all that are open.");
        }
        var parameters =
                new FilterParameters(request.parameters(), caller.tenant().timeZone());
        var filter = parameters.filter(Set.of("cursor"));
        return ReplayView.of(replay.many(caller.tenant(), filter, parameters.cursor(), caller.keyId()));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "dropRejected",
            summary = "Decide that one is not wanted",
            description =
                    "Needs the scope `admin`. It stays to be looked at until 30 days after it was rejected (`plumbline.ingestion.quarantine-retention`). Idempotent.")
    @APIResponse(
            responseCode = "200",
            description = "It is dropped",
            content = @Content(schema = @Schema(implementation = RejectionView.class)))
    @APIResponse(responseCode = "404", description = "There is none of this id")
    @APIResponse(responseCode = "409", description = "It was replayed before")
    public RejectionView drop(
            @PathParam("id") String id,
            @Parameter(description = "Why, for those who look later", example = "A test of ours") @QueryParam("reason")
                    Optional<String> reason) {
        var rejection = quarantine
                .drop(caller.tenant(), id, reason.filter(it -> !it.isBlank()), caller.keyId())
                .orElseThrow(() -> unknown(id));
        if (rejection.state() instanceof State.Replayed) {
            throw Problem.of(409, "Conflict", "It was replayed before, and what is taken stays.");
        }
        return RejectionView.of(rejection);
    }

    private Optional<String> corrected(HttpHeaders headers, InputStream wire) {
        try (var body = bodies.read(headers::getHeaderString, wire)) {
            return Optional.of(new String(body.bytes(), StandardCharsets.UTF_8)).filter(it -> !it.isBlank());
        }
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no rejection '" + id + "'.");
    }
}
