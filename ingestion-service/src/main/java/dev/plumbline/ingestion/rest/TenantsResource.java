package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.tenancy.NewApiKey;
import dev.plumbline.ingestion.tenancy.TenantKeys;
import dev.plumbline.ingestion.tenancy.TenantStore;
import dev.plumbline.kit.http.Problem;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** All tenants of this installation, for whoever runs it. */
@Path("/v1/tenants")
@OperatorOnly
@SmallBody
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Tenants")
@SecurityRequirement(name = OpenApi.OPERATOR_KEY)
public class TenantsResource {
    private static final NewApiKey FIRST_KEY =
            new NewApiKey(Optional.of("First key"), List.of("ingest", "read", "admin"), Optional.empty());

    private final TenantStore tenants;
    private final TenantKeys keys;

    TenantsResource(TenantStore tenants, TenantKeys keys) {
        this.tenants = tenants;
        this.keys = keys;
    }

    @GET
    @Operation(operationId = "listTenants", summary = "The tenants, by id", description = "Needs the operator's key.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "A parameter that cannot be used; `errors` names it")
    public TenantView.Page list(
            @RestQuery @Parameter(description = "The `nextCursor` of the page before") Optional<String> cursor,
            @RestQuery @Parameter(description = "How many, 1 to 500", example = "50") Optional<String> limit) {
        var most = PageLimit.of(limit);
        // One more than asked for tells whether there is a next page.
        var found = tenants.list(cursor.map(it -> Cursor.read(it, 1).getFirst()), most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        return new TenantView.Page(
                page.stream().map(TenantView::of).toList(),
                found.size() > most ? Optional.of(Cursor.write(page.getLast().id())) : Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "createTenant",
            summary = "Create a tenant with its first API key",
            description = "Needs the operator's key. The API key is shown this once.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewTenantRequest.class),
                            example = TenantExamples.NEW_TENANT))
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
        var issued = keys.draft(FIRST_KEY);
        var tenant = settings.appliedTo(Tenant.named(request.id(), request.name(), List.of()));
        if (!tenants.create(tenant, issued.key())) {
            throw Problem.of(409, "Conflict", "There is a tenant '" + tenant.id() + "' already.");
        }
        return new NewTenantView(TenantView.of(tenant), issued.secret().text());
    }
}
