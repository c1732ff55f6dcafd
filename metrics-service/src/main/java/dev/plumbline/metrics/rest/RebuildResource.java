package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.metrics.fact.Rebuilds;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Folds all facts of the caller's tenant again from the stored events, while figures are answered on. */
@Path(RebuildResource.ADDRESS)
@Produces(MediaType.APPLICATION_JSON)
@AdminScope
@Blocking
@Tag(name = "Administration")
public class RebuildResource {
    static final String ADDRESS = "/v1/admin/rebuild";

    private static final String RUNNING = """
            {"state": "running", "cause": "request", "done": 12500, "total": 48210,
             "startedAt": "2026-02-01T09:00:00Z", "finishedAt": null, "error": null, "address": "/v1/admin/rebuild"}""";

    private final Rebuilds rebuilds;
    private final Caller caller;

    RebuildResource(Rebuilds rebuilds, Caller caller) {
        this.rebuilds = rebuilds;
        this.caller = caller;
    }

    @POST
    @Operation(
            summary = "Folds all facts again from the stored events",
            description = "Takes no body. It happens behind the answer, page by page, and goes on after a restart;"
                    + " figures are answered and events taken meanwhile. While one runs, none is begun: that one is"
                    + " answered. total is null until everything is counted.")
    @APIResponse(
            responseCode = "202",
            description = "It runs",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(RUNNING)))
    public Response rebuild() {
        return Response.accepted(RebuildView.of(rebuilds.ask(caller.tenant())))
                .header("Location", ADDRESS)
                .build();
    }

    @GET
    @Operation(
            summary = "How far the rebuild is",
            description = "Of the one that runs, or the last one: state is running, done or failed; cause is request,"
                    + " or settings when the tenant's settings changed what facts say.")
    @APIResponse(
            responseCode = "200",
            description = "How far it is",
            content = @Content(mediaType = MediaType.APPLICATION_JSON, examples = @ExampleObject(RUNNING)))
    public JsonNode progress() {
        return rebuilds.latest(caller.tenant().id())
                .map(RebuildView::of)
                .orElseThrow(() ->
                        Problem.notFound("Nothing was ever rebuilt here; POST to the same address begins a rebuild."));
    }
}
