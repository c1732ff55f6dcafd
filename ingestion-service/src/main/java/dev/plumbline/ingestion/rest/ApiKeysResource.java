package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.ingestion.tenancy.ApiKey;
import dev.plumbline.ingestion.tenancy.ApiKeyStore.Position;
import dev.plumbline.ingestion.tenancy.TenantKeys;
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
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.InstantSource;
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

/** The keys of a tenant's programs. */
@Path("/v1/api-keys")
@AdminScope
@SmallBody
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "API keys")
@SecurityRequirement(name = OpenApi.API_KEY)
public class ApiKeysResource {
    private final TenantKeys keys;
    private final Caller caller;
    private final InstantSource clock;

    ApiKeysResource(TenantKeys keys, Caller caller, InstantSource clock) {
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listApiKeys",
            summary = "The API keys, newest first",
            description = "Needs the scope `admin`. Revoked keys are not among them.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "A parameter that cannot be used; `errors` names it")
    public ApiKeyView.Page list(
            @RestQuery @Parameter(description = "The `nextCursor` of the page before") Optional<String> cursor,
            @RestQuery @Parameter(description = "How many, 1 to 500", example = "50") Optional<String> limit) {
        var most = PageLimit.of(limit);
        // One more than asked for tells whether there is a next page.
        var found = keys.list(tenant(), cursor.map(ApiKeysResource::position), most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        return new ApiKeyView.Page(
                page.stream().map(this::view).toList(),
                found.size() > most
                        ? Optional.of(Cursor.write(
                                page.getLast().createdAt(), page.getLast().id()))
                        : Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "createApiKey",
            summary = "Make an API key",
            description =
                    "Needs the scope `admin`, and may grant any. The secret is shown this once. All services know the "
                            + "key within seconds.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NewApiKeyRequest.class),
                            example = TenantExamples.NEW_KEY))
    @APIResponse(
            responseCode = "201",
            description = "Made",
            content =
                    @Content(
                            schema = @Schema(implementation = NewApiKeyView.class),
                            example = TenantExamples.NEW_KEY_ANSWER))
    @APIResponse(responseCode = "400", description = "A field is unknown or cannot be used; `errors` names it")
    @APIResponse(responseCode = "409", description = "There are as many as there may be")
    public NewApiKeyView create(NewApiKeyRequest request) {
        if (request == null) {
            throw Problem.badRequest("The API key is missing.");
        }
        return issued(keys.issue(tenant(), request.wish()));
    }

    @POST
    @Path("/{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    @Operation(
            operationId = "rotateApiKey",
            summary = "Give an API key another secret",
            description =
                    "Needs the scope `admin`. The secret that it has is good until `oldValidUntil`, a day from now if "
                            + "absent and at most 90 days. Until then it is not rotated again.")
    @RequestBody(
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = RotationRequest.class),
                            example = TenantExamples.ROTATION))
    @APIResponse(responseCode = "200", description = "The key with its new secret, shown this once")
    @APIResponse(responseCode = "400", description = "A field is unknown or cannot be used; `errors` names it")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    @APIResponse(
            responseCode = "409",
            description = "It has expired, was rotated with the old secret still good, or is the embedded mode's own")
    public NewApiKeyView rotate(@PathParam("id") String id, RotationRequest request) {
        var oldValidUntil = Optional.ofNullable(request).flatMap(it -> Optional.ofNullable(it.oldValidUntil()));
        return issued(keys.rotate(tenant(), id, oldValidUntil));
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "revokeApiKey",
            summary = "Revoke an API key",
            description = "Needs the scope `admin`. No service takes it any more within 5 seconds.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    @APIResponse(
            responseCode = "409",
            description = "It is the last one with the scope `admin`, or the embedded mode's own")
    public void revoke(@PathParam("id") String id) {
        keys.revoke(tenant(), id);
    }

    private NewApiKeyView issued(TenantKeys.Issued issued) {
        return new NewApiKeyView(view(issued.key()), issued.secret().text());
    }

    private ApiKeyView view(ApiKey key) {
        return ApiKeyView.of(key, clock.instant());
    }

    private String tenant() {
        return caller.tenant().id();
    }

    private static Position position(String cursor) {
        var parts = Cursor.read(cursor, 2);
        try {
            return new Position(Rfc3339.parse(parts.getFirst()), parts.getLast());
        } catch (DateTimeException malformed) {
            throw Cursor.unknown();
        }
    }
}
