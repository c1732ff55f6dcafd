package dev.plumbline.ingestion.rest;

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
import org.eclipse.microprofile.openapi.annotations.Operation;
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
            description = "Needs the scope `admin`. What is left out stays as it is.")
    public TenantView put(SettingsRequest request) {
        if (request == null) {
            throw Problem.badRequest("The settings are missing.");
        }
        var settings = request.settings();
        var violations = settings.violations();
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
