package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.fact.Conversations;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single conversations: the fact, every field derived for it, and the events it was folded from. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@ReadScope
@Blocking
@Tag(name = "Conversations")
public class ConversationResource {
    private static final String EXAMPLE = """
            {"id": "conversation-1", "customerId": "customer-7", "openedAt": "2026-02-02T10:00:00Z", "path": "ai_to_human",
             "fact": {"lateHandoff": true, "resolved": false, "resolvedAt": null},
             "handoff": {"at": "2026-02-02T10:10:00Z", "reason": "customer_request", "team": "billing",
               "context": {"transcript": true, "summary": false, "customer": true, "attempts": false},
               "missing": ["summary", "attempts"], "messagesBefore": 6, "aiMessagesAfterFirstNeed": 3},
             "explanations": [{"field": "lateHandoff", "value": true,
               "because": "The customer asked for a person at 10:02; the AI answered 3 more times until 10:09, before the handoff at 10:10.",
               "evidence": [{"source": "/zendesk/acme", "id": "m-2", "type": "conversation.message", "time": "2026-02-02T10:02:00Z"}]}],
             "counts": {"late_handoff_rate": {"in": "numerator", "at": "2026-02-02T10:10:00Z",
               "because": "The handoff was late.",
               "link": "/v1/kpis/late_handoff_rate/conversations?from=2026-02-02&to=2026-02-03&in=numerator"}}}""";

    private final Conversations conversations;
    private final Caller caller;

    ConversationResource(Conversations conversations, Caller caller) {
        this.conversations = conversations;
        this.caller = caller;
    }

    @GET
    @Path("/{id: .+}")
    @Operation(
            summary = "A conversation with its derived fields and its timeline, and why each of them is what it is",
            description = "'explanations' has a sentence for every derived field, with the events that it rests on;"
                    + " 'counts' tells for every KPI that is made of conversations whether it counts this one, and why;"
                    + " 'handoff' is what the person who took over received. Times in sentences are in the tenant's zone. The timeline shows each event as it arrived; what an"
                    + " enricher read from its text stands beside it under 'derived', and 'derived' of the whole names the"
                    + " fields that would be different without.")
    @APIResponse(
            responseCode = "200",
            description = "The conversation; 'timeline' and most of the fields are left out of this example",
            content = @Content(examples = @ExampleObject(EXAMPLE)))
    @APIResponse(responseCode = "404", description = "There is no such conversation")
    public JsonNode conversation(@Parameter(example = "conversation-1") @PathParam("id") String id) {
        var tenant = caller.tenant();
        return Optional.of(id)
                .filter(it -> it.indexOf(0) < 0)
                .flatMap(it -> conversations.find(tenant, it))
                .map(it -> ExplanationView.added(ConversationView.of(it), tenant, it))
                .orElseThrow(() -> Problem.notFound(
                        "There is no conversation '" + id + "', or its conversation.opened has not arrived yet."));
    }
}
