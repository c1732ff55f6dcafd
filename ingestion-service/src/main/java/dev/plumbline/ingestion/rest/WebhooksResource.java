package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.PublicAddress;
import dev.plumbline.ingestion.provider.NotGenuineException;
import dev.plumbline.ingestion.provider.WebhookRequest;
import dev.plumbline.ingestion.webhook.Sender;
import dev.plumbline.ingestion.webhook.WebhookIntake;
import dev.plumbline.ingestion.webhook.WebhookTokens;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.TenantRegistry;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Takes what help desks send by themselves. Who sends is in the address; that it is them, in the signature. */
@Path("/v1/webhooks/{provider}/{token}")
@Blocking
@Tag(name = "Webhooks")
public class WebhooksResource {
    private final WebhookTokens tokens;
    private final WebhookIntake intake;
    private final WebhookMeters meters;
    private final TenantRegistry registry;
    private final PublicAddress address;
    private final WholeBodies bodies;
    private final BodyBudget budget;
    private final RateLimits limits;
    private final InstantSource clock;

    WebhooksResource(
            WebhookTokens tokens,
            WebhookIntake intake,
            WebhookMeters meters,
            TenantRegistry registry,
            PublicAddress address,
            WholeBodies bodies,
            BodyBudget budget,
            RateLimits limits,
            InstantSource clock) {
        this.tokens = tokens;
        this.intake = intake;
        this.meters = meters;
        this.registry = registry;
        this.address = address;
        this.bodies = bodies;
        this.budget = budget;
        this.limits = limits;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "postWebhook",
            summary = "Take a help desk's webhook",
            description =
                    "Give this address, which `POST /v1/webhook-tokens` makes, to the help desk. The signature is checked "
                            + "where there is one; what is sent again is taken once. With `dry-run=true` the answer says "
                            + "what was understood, and nothing is taken.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(type = SchemaType.OBJECT, description = "As the help desk sends it"),
                            example = WebhookExamples.CHATWOOT_MESSAGE))
    @APIResponse(
            responseCode = "202",
            description = "Taken, and stored; what could not be understood was set aside on `support.rejected`",
            content = @Content(schema = @Schema(implementation = WebhookView.class), example = WebhookExamples.ANSWER))
    @APIResponse(
            responseCode = "200",
            description = "With `dry-run=true`: what was understood",
            content = @Content(schema = @Schema(implementation = DryRunView.class)))
    @APIResponse(responseCode = "401", description = "The signature is missing, wrong or too old; `detail` says which")
    @APIResponse(responseCode = "404", description = "The token is unknown, revoked or expired, or of another provider")
    @APIResponse(responseCode = "413", description = "A body of more than 5 MB")
    @APIResponse(
            responseCode = "429",
            description = "More requests a second than one token may make; see `Retry-After`")
    @APIResponse(responseCode = "503", description = "Not stored; send it again")
    public Response post(
            @PathParam("provider") @Parameter(example = "chatwoot") String provider,
            @PathParam("token") @Parameter(example = "plw_3q2-7wAA…") String token,
            @RestQuery("dry-run") @Parameter(description = "`true`: only say what was understood") String dryRun,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            InputStream wire) {
        var sender = sender(provider, token);
        var tenant = tenant(sender);
        limits.count(tenant.id(), sender.tokenId());
        try (var body = bodies.read(headers::getHeaderString, wire);
                var tree = budget.reserveForTree(body.bytes().length)) {
            return take(
                    tenant,
                    sender,
                    new WebhookRequest("POST", address.of(uri), lowerCase(headers), body.bytes(), clock.instant()),
                    isDryRun(dryRun));
        }
    }

    private Response take(Tenant tenant, Sender sender, WebhookRequest request, boolean dryRun) {
        if (dryRun) {
            return tryOut(tenant, sender, request);
        }
        verify(sender, request);
        var outcome = intake.take(tenant, sender, request);
        meters.count(sender.provider().name(), outcome);
        return Response.accepted(WebhookView.of(outcome)).build();
    }

    /** Leaves no trace, also when it is refused: who tries something out is answered, and nobody else is concerned. */
    private Response tryOut(Tenant tenant, Sender sender, WebhookRequest request) {
        try {
            var signed = sender.verify(request);
            return Response.ok(DryRunView.of(signed, intake.tryOut(tenant, sender, request)))
                    .build();
        } catch (NotGenuineException refused) {
            throw unauthorized(refused);
        }
    }

    /** Some help desks ask whether there is anybody before they take an address. */
    @GET
    @Produces(MediaType.TEXT_PLAIN)
    @Operation(hidden = true)
    public String isThere(@PathParam("provider") String provider, @PathParam("token") String token) {
        sender(provider, token);
        return "This address takes webhooks of " + provider + ", by POST.\n";
    }

    @HEAD
    @Operation(hidden = true)
    public Response isThereAtAll(@PathParam("provider") String provider, @PathParam("token") String token) {
        sender(provider, token);
        return Response.ok().build();
    }

    /** One answer for all that is wrong with a token: nobody learns which part of it was right. */
    private Sender sender(String provider, String token) {
        return tokens.sender(provider, token)
                .orElseThrow(() -> Problem.notFound("This webhook address is unknown, revoked or expired. "
                        + "GET /v1/webhook-tokens lists those that are good, POST makes a new one."));
    }

    private Tenant tenant(Sender sender) {
        return registry.tenant(sender.tenant())
                .orElseThrow(() -> Problem.unavailable("The tenants are still being loaded.", 1));
    }

    private void verify(Sender sender, WebhookRequest request) {
        try {
            tokens.verify(sender, request);
        } catch (NotGenuineException refused) {
            meters.countRefused(sender.provider().name());
            throw unauthorized(refused);
        }
    }

    private static Problem unauthorized(NotGenuineException refused) {
        return Problem.of(401, "Unauthorized", refused.getMessage());
    }

    private static boolean isDryRun(String text) {
        return switch (Optional.ofNullable(text).orElse("false")) {
            case "true", "" -> true;
            case "false" -> false;
            case String other -> throw Problem.badField("/dry-run", "must be true or false");
        };
    }

    private static Map<String, String> lowerCase(HttpHeaders headers) {
        var all = new HashMap<String, String>();
        headers.getRequestHeaders()
                .forEach((name, values) -> all.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return all;
    }
}
