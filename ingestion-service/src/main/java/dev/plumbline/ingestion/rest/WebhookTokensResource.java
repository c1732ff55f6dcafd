package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.PublicAddress;
import dev.plumbline.ingestion.webhook.WebhookToken;
import dev.plumbline.ingestion.webhook.WebhookTokenStore.Position;
import dev.plumbline.ingestion.webhook.WebhookTokens;
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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** The addresses that a tenant's help desks call. */
@Path("/v1/webhook-tokens")
@AdminScope
@SmallBody
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Webhook tokens")
@SecurityRequirement(name = OpenApi.API_KEY)
public class WebhookTokensResource {
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final WebhookTokens tokens;
    private final PublicAddress address;
    private final Caller caller;
    private final InstantSource clock;

    WebhookTokensResource(WebhookTokens tokens, PublicAddress address, Caller caller, InstantSource clock) {
        this.tokens = tokens;
        this.address = address;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            operationId = "listWebhookTokens",
            summary = "The addresses, newest first",
            description = "Needs the scope `admin`. Says of each when it was used and why a request was refused last.")
    @APIResponse(responseCode = "200", description = "A page of them")
    @APIResponse(responseCode = "400", description = "A parameter that cannot be used; `errors` names it")
    public WebhookTokenView.Page list(
            @RestQuery @Parameter(description = "The `nextCursor` of the page before") Optional<String> cursor,
            @RestQuery @Parameter(description = "How many, 1 to 500", example = "50") Optional<String> limit) {
        var most = limit.map(WebhookTokensResource::limit).orElse(USUAL);
        // One more than asked for tells whether there is a next page.
        var found = tokens.list(tenant(), cursor.map(WebhookTokenCursor::read), most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        return new WebhookTokenView.Page(
                page.stream().map(this::view).toList(),
                found.size() > most
                        ? Optional.of(WebhookTokenCursor.write(Position.of(page.getLast())))
                        : Optional.empty());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(201)
    @Operation(
            operationId = "createWebhookToken",
            summary = "Make an address for a help desk",
            description = "Needs the scope `admin`. The address is shown this once.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, example = WebhookExamples.NEW_TOKEN))
    @APIResponse(responseCode = "201", description = "Made; `url` is what the help desk wants")
    @APIResponse(responseCode = "400", description = "A field cannot be used; `errors` names it")
    public NewWebhookTokenView create(NewWebhookTokenRequest request, @Context UriInfo uri) {
        if (request == null) {
            throw Problem.badRequest("The body is missing.");
        }
        try {
            return issued(tokens.issue(tenant(), request.wish()), uri);
        } catch (WebhookTokens.UnusableException unusable) {
            throw Problem.badRequest("The address cannot be made.").with(unusable.violations());
        }
    }

    @DELETE
    @Path("/{id}")
    @Operation(
            operationId = "revokeWebhookToken",
            summary = "End an address at once",
            description = "Needs the scope `admin`.")
    @APIResponse(responseCode = "204", description = "Ended")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public void revoke(@PathParam("id") String id) {
        if (!tokens.revoke(tenant(), id)) {
            throw unknown();
        }
    }

    @POST
    @Path("/{id}/rotate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "rotateWebhookToken",
            summary = "Give an address another token",
            description =
                    "Needs the scope `admin`. The old address is good until `oldValidUntil`, a day from now if absent.")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, example = WebhookExamples.ROTATION))
    @APIResponse(responseCode = "200", description = "The new address, shown this once")
    @APIResponse(responseCode = "400", description = "A field cannot be used; `errors` names it")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public NewWebhookTokenView rotate(@PathParam("id") String id, RotationRequest request, @Context UriInfo uri) {
        var oldValidUntil = Optional.ofNullable(request).flatMap(it -> Optional.ofNullable(it.oldValidUntil()));
        try {
            return issued(tokens.rotate(tenant(), id, oldValidUntil).orElseThrow(WebhookTokensResource::unknown), uri);
        } catch (WebhookTokens.UnusableException unusable) {
            throw Problem.badRequest("The token cannot be changed.").with(unusable.violations());
        }
    }

    @POST
    @Path("/{id}/secret")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "renewWebhookSecret",
            summary = "Add the help desk's new signing secret beside the old one",
            description =
                    "Needs the scope `admin`. The old one is good until `oldValidUntil`, a day from now if absent.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = MediaType.APPLICATION_JSON, example = WebhookExamples.NEW_SECRET))
    @APIResponse(responseCode = "200", description = "The address, without its secrets")
    @APIResponse(responseCode = "400", description = "A field cannot be used; `errors` names it")
    @APIResponse(responseCode = "404", description = "There is none of this id")
    public WebhookTokenView secret(@PathParam("id") String id, SigningSecretRequest request) {
        if (request == null) {
            throw Problem.badField("/signingSecret", "is required");
        }
        try {
            return tokens.renewSecret(
                            tenant(),
                            id,
                            Optional.ofNullable(request.signingSecret()),
                            Optional.ofNullable(request.oldValidUntil()))
                    .map(this::view)
                    .orElseThrow(WebhookTokensResource::unknown);
        } catch (WebhookTokens.UnusableException unusable) {
            throw Problem.badRequest("The secret cannot be used.").with(unusable.violations());
        }
    }

    private NewWebhookTokenView issued(WebhookTokens.Issued issued, UriInfo uri) {
        var secret = issued.secret().text();
        var url = address.of(uri, "/v1/webhooks/" + issued.token().provider() + "/" + secret);
        return new NewWebhookTokenView(view(issued.token()), secret, url);
    }

    private WebhookTokenView view(WebhookToken token) {
        return WebhookTokenView.of(token, clock.instant());
    }

    private String tenant() {
        return caller.tenant().id();
    }

    private static int limit(String text) {
        try {
            var limit = Integer.parseInt(text);
            if (limit >= 1 && limit <= MOST) {
                return limit;
            }
        } catch (NumberFormatException malformed) {
            // Said below, as for a number out of range.
        }
        throw Problem.badField("/limit", "must be a number from 1 to " + MOST);
    }

    private static Problem unknown() {
        return Problem.notFound("There is no webhook address of this id.");
    }
}
