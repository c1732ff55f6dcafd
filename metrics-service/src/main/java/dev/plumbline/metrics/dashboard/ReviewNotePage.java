package dev.plumbline.metrics.dashboard;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.page.Page;
import dev.plumbline.kit.security.AdminViewer;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.metrics.review.WriteNote;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Takes what a review decided, and leads back to it. */
@Path("/review/note")
@Page
@AdminViewer
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ReviewNotePage {
    private final WriteNote writeNote;
    private final Caller caller;
    private final InstantSource clock;

    ReviewNotePage(WriteNote writeNote, Caller caller, InstantSource clock) {
        this.writeNote = writeNote;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response write(MultivaluedMap<String, String> form) {
        var tenant = caller.tenant();
        var period = ReviewPage.named(form, tenant, clock.instant())
                .orElseThrow(() -> Problem.badRequest("The form does not say which review the note belongs to."));
        var author = first(form, "author").filter(it -> !it.isBlank()).orElse(caller.keyId());
        try {
            writeNote.write(tenant.id(), period, first(form, "text").orElse(""), author);
        } catch (WriteNote.UnusableException unusable) {
            throw Problem.badRequest(unusable.getMessage()).with(unusable.violations());
        }
        return Response.seeOther(URI.create(ComposeReviewSheet.address(period) + "#note"))
                .build();
    }

    private static Optional<String> first(Map<String, List<String>> form, String field) {
        return form.getOrDefault(field, List.of()).stream().findFirst();
    }
}
