package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.metrics.kpi.Trackings;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a tenant wants of a KPI, and who looks after it. */
@Path("/v1/kpis/{key}/tracking")
@Produces(MediaType.APPLICATION_JSON)
@AdminScope
@Blocking
@Tag(name = "KPIs")
public class TrackingResource {
    private final Trackings trackings;
    private final Caller caller;

    TrackingResource(Trackings trackings, Caller caller) {
        this.trackings = trackings;
        this.caller = caller;
    }

    @PUT
    @Operation(
            summary = "Sets a KPI's target, owner and frequency",
            description = "What is left out is unset. Answers the KPI's entry in the catalog.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"target\": 0.75, \"owner\": \"Kim\", \"frequency\": \"weekly\"}")))
    public JsonNode track(
            @Parameter(example = "first_contact_resolution") @PathParam("key") String key, TrackingRequest request) {
        var kpi = QueryParameters.kpi(key);
        if (request == null) {
            throw Problem.badRequest("The body is empty; it can have target, owner and frequency.");
        }
        var tracking = request.tracking(kpi);
        trackings.set(caller.tenant().id(), kpi, tracking);
        return CatalogView.of(kpi, Optional.of(tracking));
    }
}
