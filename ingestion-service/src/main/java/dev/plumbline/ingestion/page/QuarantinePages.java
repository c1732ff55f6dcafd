package dev.plumbline.ingestion.page;

import dev.plumbline.ingestion.quarantine.FilterParameters;
import dev.plumbline.ingestion.quarantine.Quarantine;
import dev.plumbline.ingestion.quarantine.Quarantined;
import dev.plumbline.ingestion.quarantine.ReplayOutcome;
import dev.plumbline.ingestion.quarantine.ReplayRejected;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.page.Page;
import dev.plumbline.kit.security.AdminViewer;
import dev.plumbline.kit.security.Caller;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The quarantine for people: what was rejected and why, to be corrected, replayed or dropped. Works without JavaScript. */
@Path("/quarantine")
@Page
@AdminViewer
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class QuarantinePages {
    private static final int ROWS = 50;

    private final Quarantine quarantine;
    private final ReplayRejected replay;
    private final Caller caller;

    QuarantinePages(Quarantine quarantine, ReplayRejected replay, Caller caller) {
        this.quarantine = quarantine;
        this.replay = replay;
        this.caller = caller;
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance quarantine(QuarantineList page);

        static native TemplateInstance rejection(RejectionSheet page);
    }

    @GET
    @Operation(hidden = true)
    public String list(@Context UriInfo uri) {
        return list(uri.getQueryParameters(), Optional.empty());
    }

    @GET
    @Path("/{id}")
    @Operation(hidden = true)
    public String rejection(@PathParam("id") String id) {
        return Templates.rejection(RejectionSheet.of(caller.tenant(), find(id))).render();
    }

    @POST
    @Path("/{id}/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response replay(@PathParam("id") String id, InputStream wire) {
        var text = Form.read(wire).value("body").orElse("");
        return switch (replay.one(caller.tenant(), id, Optional.of(text), caller.keyId())) {
            case ReplayOutcome.Replayed replayed -> backTo(id);
            case ReplayOutcome.Dropped dropped -> backTo(id);
            case ReplayOutcome.Refused refused ->
                Response.status(400)
                        .entity(Templates.rejection(
                                        RejectionSheet.refused(caller.tenant(), find(id), text, refused.violations()))
                                .render())
                        .build();
            case ReplayOutcome.Unknown unknown -> throw unknown(id);
        };
    }

    @POST
    @Path("/{id}/drop")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response drop(@PathParam("id") String id, InputStream wire) {
        var why = Form.read(wire).value("why");
        quarantine.drop(caller.tenant(), id, why, caller.keyId()).orElseThrow(() -> unknown(id));
        return backTo(id);
    }

    /** Replays what the list showed, and shows what is left of it. */
    @POST
    @Path("/replay")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public String replayMany(InputStream wire) {
        var fields = Form.read(wire).fields();
        var parameters = new FilterParameters(fields, caller.tenant().timeZone());
        var filter = parameters.filter(Set.of("cursor"));
        var tally = replay.many(caller.tenant(), filter, parameters.cursor(), caller.keyId());
        var notice = new QuarantineList.Notice(words(tally), tally.next().map(it -> it.cursor()));
        return list(without(fields, "cursor"), Optional.of(notice));
    }

    private String list(Map<String, List<String>> given, Optional<QuarantineList.Notice> notice) {
        var tenant = caller.tenant();
        var parameters = new FilterParameters(given, tenant.timeZone());
        var filter = parameters.filter(Set.of("cursor"));
        var cursor = parameters.cursor();
        var page = quarantine.page(tenant, filter, cursor, ROWS);
        var address = new QuarantineAddress(filter, cursor.map(it -> it.cursor()));
        return Templates.quarantine(QuarantineList.of(tenant, address, page, quarantine.open(tenant), notice))
                .render();
    }

    private Quarantined find(String id) {
        return quarantine.find(caller.tenant(), id).orElseThrow(() -> unknown(id));
    }

    private static Response backTo(String id) {
        return Response.seeOther(URI.create(QuarantineAddress.of(id))).build();
    }

    private static String words(ReplayRejected.Tally tally) {
        var replayed = "%,d replayed, %,d still not to be taken.".formatted(tally.replayed(), tally.refused());
        return tally.next().isPresent() ? replayed + " There are more: replay again to go on." : replayed;
    }

    private static Map<String, List<String>> without(Map<String, List<String>> fields, String name) {
        var others = new HashMap<>(fields);
        others.remove(name);
        return others;
    }

    private static Problem unknown(String id) {
        return Problem.notFound("There is no rejection '" + id + "'. What is old is forgotten.");
    }
}
