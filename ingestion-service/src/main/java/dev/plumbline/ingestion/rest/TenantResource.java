package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.tenancy.TenantStore;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller's own tenant. */
@Path("/v1/tenant")
@AdminScope
@SmallBody
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
@SecurityRequirement(name = OpenApi.API_KEY)
public class TenantResource {
    private final TenantStore tenants;
    private final Caller caller;

    TenantResource(TenantStore tenants, Caller caller) {
        this.tenants = tenants;
        this.caller = caller;
    }

    @GET
    @Operation(operationId = "getTenant", summary = "The tenant's settings", description = "Needs the scope `admin`.")
    public TenantView get() {
        return tenants.find(caller.tenant().id()).map(TenantView::of).orElseThrow(TenantResource::notHere);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "putTenant",
            summary = "Change the tenant's settings",
            description =
                    "Needs the scope `admin`. What is left out stays as it is; what is named is replaced whole, so that "
                            + "`{\"retention\": {}}` keeps everything for ever again. What GET answers can be changed and put back. "
                            + "All services know it within seconds, and figures that depend on it are worked out anew. Nothing is "
                            + "converted when the currency changes: choose it before the first amount is sent.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = SettingsRequest.class),
                            example = TenantExamples.SETTINGS))
    @APIResponse(responseCode = "200", description = "The settings as they are now")
    @APIResponse(responseCode = "400", description = "A field is unknown or cannot be used; `errors` names it")
    public TenantView put(SettingsRequest request) {
        if (request == null) {
            throw Problem.badRequest("The settings are missing.");
        }
        var settings = request.settings();
        var violations = new ArrayList<>(settings.violations());
        if (request.id() != null && !request.id().equals(caller.tenant().id())) {
            violations.addFirst(new Violation("/id", "is " + caller.tenant().id() + " and cannot be changed"));
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The settings cannot be used.").with(violations);
        }
        return tenants.change(caller.tenant().id(), settings::appliedTo)
                .map(TenantView::of)
                .orElseThrow(TenantResource::notHere);
    }

    private static Problem notHere() {
        return Problem.notFound("This tenant is not kept here.");
    }
}
