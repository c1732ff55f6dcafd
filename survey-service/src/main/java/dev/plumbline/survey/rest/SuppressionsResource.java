package dev.plumbline.survey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.survey.survey.ReadSuppressions;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** Who gets no more surveys, and why. */
@Path("/v1/suppressions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Suppressions", description = "Who gets no more surveys, and why.")
public class SuppressionsResource {
    private final ReadSuppressions suppressions;
    private final Caller caller;

    SuppressionsResource(ReadSuppressions suppressions, Caller caller) {
        this.suppressions = suppressions;
        this.caller = caller;
    }

    /** A page of the list. {@code nextCursor}: asks for the page after this one; absent on the last. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record SuppressionListView(List<SuppressionView> suppressions, Optional<String> nextCursor) {}

    @GET
    @ReadScope
    @Operation(summary = "List suppressed addresses", description = "Newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of suppressions",
            content = @Content(examples = @ExampleObject(name = "Somebody who asked for no more surveys", value = """
                                    {"suppressions": [{"id": "5e0d7c1a-7f0e-4d59-8a55-2f4f6b1f3c11", "address": "ada@example.com",
                                      "reason": "unsubscribed", "since": "2026-02-01T10:05:00Z",
                                      "surveyId": "0b8f5a3e-6c1d-3f0e-9a57-2f4f6b1f3c11"}]}""")))
    @APIResponse(responseCode = "400", description = "A parameter cannot be used")
    public SuppressionListView list(
            @RestQuery @Parameter(description = "The nextCursor of the page before") String cursor,
            @RestQuery @Parameter(description = "Suppressions per page, 1..500; 50 when not said", example = "50")
                    String limit) {
        var most = Limit.read(limit);
        var found = suppressions.list(
                caller.tenant().id(), Optional.ofNullable(cursor).map(Cursor::ofSuppression), most + 1);
        var shown = found.subList(0, Math.min(most, found.size()));
        return new SuppressionListView(
                shown.stream().map(SuppressionView::of).toList(),
                found.size() > most ? Optional.of(Cursor.after(shown.getLast())) : Optional.empty());
    }

    @DELETE
    @Path("/{id}")
    @AdminScope
    @Operation(
            summary = "Lift a suppression",
            description = "The address gets surveys again. Of an unsubscribed one only when its owner asks for it.")
    @APIResponse(responseCode = "204", description = "It is lifted")
    @APIResponse(responseCode = "404", description = "This tenant has no such suppression")
    public void lift(@RestPath @Parameter(example = "5e0d7c1a-7f0e-4d59-8a55-2f4f6b1f3c11") UUID id) {
        if (!suppressions.lift(caller.tenant().id(), id)) {
            throw Problem.notFound("There is no suppression with this id.");
        }
    }
}
