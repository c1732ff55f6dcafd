package dev.plumbline.ingestion.rest;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Agrees to deliveries of CloudEvents. Without a key: the handshake keeps a sender from being turned on somebody who expects
 * nothing, as its specification says, and authorizes nobody; those who ask seldom have the key at hand, and each delivery
 * needs one. The address in {@code WebHook-Request-Callback}, where consent may be given later, is never called: we consent
 * at once, and a service that calls what strangers name can be sent anywhere.
 */
@Path("/v1/events")
@Tag(name = "Events")
public class EventsHandshakeResource {
    private final RateLimits limits;

    EventsHandshakeResource(RateLimits limits) {
        this.limits = limits;
    }

    @OPTIONS
    @Operation(
            operationId = "agreeToEvents",
            summary = "Agree to deliveries of CloudEvents",
            description = "The handshake of CloudEvents' web hooks. Needs no key; each delivery does. "
                    + "`WebHook-Request-Callback` is not called.")
    @APIResponse(
            responseCode = "200",
            description = "What this address takes; with the `WebHook-` headers when an origin asked",
            headers = {
                @Header(name = "Allow", description = "`POST, OPTIONS`"),
                @Header(name = WebhookHandshake.ALLOWED_ORIGIN, description = "The origin that asked"),
                @Header(name = WebhookHandshake.ALLOWED_RATE, description = "Requests a minute")
            })
    public Response agree(
            @HeaderParam(WebhookHandshake.REQUEST_ORIGIN) @Parameter(example = "events.example.com") String origin,
            @HeaderParam(WebhookHandshake.REQUEST_RATE) @Parameter(example = "120", description = "Requests a minute")
                    String rate) {
        var answer = Response.ok().header(HttpHeaders.ALLOW, "POST, OPTIONS");
        WebhookHandshake.of(origin, rate)
                .ifPresent(it -> answer.header(WebhookHandshake.ALLOWED_ORIGIN, it.origin())
                        .header(WebhookHandshake.ALLOWED_RATE, it.allowedRate(limits.perSecond())));
        return answer.build();
    }
}
