package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.metrics.review.Digest;
import dev.plumbline.metrics.review.Digests;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Who gets the weekly review by mail, and when. */
@Path("/v1/review/digest")
@Produces(MediaType.APPLICATION_JSON)
@AdminScope
@Blocking
@Tag(name = "Review")
public class DigestResource {
    private final Digests digests;
    private final Caller caller;

    DigestResource(Digests digests, Caller caller) {
        this.digests = digests;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Who gets the weekly review by mail; nobody until it is set")
    public JsonNode show() {
        return view(digests.of(caller.tenant().id()));
    }

    @PUT
    @Operation(
            summary = "Sets who gets the weekly review by mail, and when",
            description =
                    "What is left out is as at first: enabled, on Monday at 8 in the tenant's zone. Whoever is added"
                            + " after that moment of the week gets the review of the last week at once.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            "{\"recipients\": [\"kim@example.com\"], \"weekday\": \"monday\", \"hour\": 8}")))
    public JsonNode set(DigestRequest request) {
        if (request == null) {
            throw Problem.badRequest("The body is empty; it can have recipients, enabled, weekday and hour.");
        }
        var digest = request.digest();
        digests.set(caller.tenant().id(), digest);
        return view(digest);
    }

    private JsonNode view(Digest digest) {
        var json = JsonNodeFactory.instance.objectNode().put("enabled", digest.enabled());
        digest.recipients().forEach(json.putArray("recipients")::add);
        return json.put("weekday", DigestRequest.word(digest.weekday()))
                .put("hour", digest.hour())
                .put("timeZone", caller.tenant().timeZone().getId());
    }
}
