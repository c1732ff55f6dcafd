package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.tenancy.IssuedKey;
import dev.plumbline.ingestion.tenancy.TenantStore;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.KeyHash;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** All tenants of this installation, for whoever runs it. */
@Path("/v1/tenants")
@OperatorOnly
@SmallBody
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
@SecurityRequirement(name = OpenApi.OPERATOR_KEY)
public class TenantsResource {
    private final TenantStore tenants;
    private final KeyHash hash;

    TenantsResource(TenantStore tenants, KeyHash hash) {
        this.tenants = tenants;
        this.hash = hash;
    }

    @GET
    @Operation(operationId = "listTenants", summary = "The tenants", description = "Needs the operator's key.")
    public List<TenantView> list() {
        return tenants.all().stream().map(TenantView::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createTenant",
            summary = "Create a tenant with its first API key",
            description = "Needs the operator's key. The API key is shown this once.")
    @APIResponse(responseCode = "201", description = "Created")
    @APIResponse(responseCode = "400", description = "A field cannot be used; `errors` names it")
    @APIResponse(responseCode = "409", description = "There is a tenant of this id")
    public NewTenantView create(NewTenantRequest request) {
        if (request == null) {
            throw Problem.badRequest("The tenant is missing.");
        }
        var settings = request.settings();
        var violations = new ArrayList<>(settings.violations());
        if (request.id() == null || !Tenant.isId(request.id())) {
            violations.addFirst(new Violation("/id", "must have 1 to 63 characters of a-z, 0-9 and -"));
        }
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The tenant cannot be created.").with(violations);
        }
        var issued = IssuedKey.random(EnumSet.allOf(Scope.class), hash);
        var tenant = settings.appliedTo(Tenant.named(request.id(), request.name(), List.of(issued.key())));
        if (!tenants.create(tenant)) {
            throw Problem.of(409, "Conflict", "There is a tenant '" + tenant.id() + "' already.");
        }
        return new NewTenantView(TenantView.of(tenant), issued.secret());
    }
}
