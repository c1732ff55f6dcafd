package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.metrics.review.WriteNote;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a review decides; the next one shows it. */
@Path("/v1/review/note")
@Produces(MediaType.APPLICATION_JSON)
@AdminScope
@Blocking
@Tag(name = "Review")
public class ReviewNoteResource {
    private final WriteNote writeNote;
    private final Caller caller;
    private final InstantSource clock;

    ReviewNoteResource(WriteNote writeNote, Caller caller, InstantSource clock) {
        this.writeNote = writeNote;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Operation(
            summary = "Writes the note of a review",
            description = "In the place of the one that the period has; a blank text removes it. Without an author the"
                    + " id of the API key stands there. Name no customers: notes are not searched when one is erased.")
    @RequestBody(content = @Content(examples = @ExampleObject("""
                                            {"week": "2026-W07", "text": "Hand refunds over after the first request.",
                                             "author": "Kim"}""")))
    public JsonNode write(ReviewNoteRequest request) {
        if (request == null || request.text() == null) {
            throw Problem.badField("/text", "is required; a blank one removes the note");
        }
        var period = ReviewPeriods.required(request.period(), caller.tenant(), clock.instant());
        var author = Optional.ofNullable(request.author()).orElse(caller.keyId());
        try {
            var note = writeNote.write(caller.tenant().id(), period, request.text(), author);
            var json = JsonNodeFactory.instance.objectNode();
            json.put(period.cadence().key(), period.key());
            json.set("note", note.map(ReviewView::of).orElse(null));
            return json;
        } catch (WriteNote.UnusableException unusable) {
            throw Problem.badRequest(unusable.getMessage()).with(unusable.violations());
        }
    }
}
