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
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single conversations: the fact, every field derived for it, and the events it was folded from. */
@Path("/v1/conversations")
@Produces(MediaType.APPLICATION_JSON)
@ReadScope
@Blocking
@Tag(name = "Conversations")
public class ConversationResource {
    private final Conversations conversations;
    private final Caller caller;

    ConversationResource(Conversations conversations, Caller caller) {
        this.conversations = conversations;
        this.caller = caller;
    }

    @GET
    @Path("/{id: .+}")
    @Operation(
            summary = "A conversation with its derived fields and its timeline",
            description =
                    "The timeline shows each event as it arrived. What an enricher read from its text stands beside"
                            + " it under `derived`; `derived` of the whole names the fields that would be different without.")
    public JsonNode conversation(@PathParam("id") String id) {
        return Optional.of(id)
                .filter(it -> it.indexOf(0) < 0)
                .flatMap(it -> conversations.find(caller.tenant(), it))
                .map(ConversationView::of)
                .orElseThrow(() -> Problem.notFound(
                        "There is no conversation '" + id + "', or its conversation.opened has not arrived yet."));
    }
}
