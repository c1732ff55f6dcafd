package dev.plumbline.metrics.dashboard;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.page.Page;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadViewer;
import dev.plumbline.metrics.fact.Conversations;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figures;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What is behind the figures: the conversations that one counts, and each of them opened up. */
@Path("/conversations")
@Page
@ReadViewer
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class ConversationPages {
    private static final String KPI_AT_FIRST = "conversation_volume";

    private final ListEvidence evidence;
    private final Conversations conversations;
    private final Caller caller;
    private final InstantSource clock;

    ConversationPages(ListEvidence evidence, Conversations conversations, Caller caller, InstantSource clock) {
        this.evidence = evidence;
        this.conversations = conversations;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(hidden = true)
    public String list(@Context UriInfo uri) {
        var tenant = caller.tenant();
        var now = clock.instant();
        var parameters = new SliceParameters(uri.getQueryParameters(), new Calendar(tenant.timeZone()), now);
        var key = parameters.single("kpi").orElse(KPI_AT_FIRST);
        var kpi = Catalog.named(key)
                .orElseThrow(() -> Problem.notFound(
                        "There is no KPI '" + key + "'. The nearest are " + String.join(", ", Catalog.nearest(key))));
        var part = parameters.single("in").flatMap(it -> part(it, parameters)).orElse(Figures.Part.DENOMINATOR);
        var cursor = parameters.single("cursor");
        var slice = parameters.slice(Set.of("kpi", "in", "cursor"));
        slice.filters().keySet().stream()
                .filter(dimension -> !kpi.takes(dimension))
                .findFirst()
                .ifPresent(dimension -> {
                    throw Problem.badField("/" + dimension.key(), "is nothing that " + kpi.key() + " is shown by");
                });
        return Pages.Templates.evidence(evidence.of(tenant, kpi, part, slice, cursor, now))
                .render();
    }

    @GET
    @Path("/{id: .+}")
    @Operation(hidden = true)
    public String conversation(@PathParam("id") String id) {
        var tenant = caller.tenant();
        return conversations
                .find(tenant, id)
                .map(it -> ConversationSheet.of(tenant, it))
                .map(it -> Pages.Templates.conversation(it).render())
                .orElseThrow(() -> Problem.notFound(
                        "There is no conversation '" + id + "', or its conversation.opened has not arrived yet."));
    }

    private static Optional<Figures.Part> part(String text, SliceParameters parameters) {
        for (var part : Figures.Part.values()) {
            if (part.name().toLowerCase(Locale.ROOT).equals(text)) {
                return Optional.of(part);
            }
        }
        parameters.reject("in", "must be numerator, denominator or missed");
        return Optional.empty();
    }
}
