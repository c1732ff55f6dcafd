package dev.plumbline.survey.dashboard;

import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.page.Page;
import dev.plumbline.kit.security.AdminViewer;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadViewer;
import dev.plumbline.survey.listing.FilterParameters;
import dev.plumbline.survey.listing.SurveyCsv;
import dev.plumbline.survey.survey.RecordAnswer;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** What customers answered, for those who lead support. Works without JavaScript. */
@Path("/surveys")
@Page
@ReadViewer
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class LeadPages {
    private final ComposeLeadSheet sheet;
    private final ExportSurveys export;
    private final RecordAnswer answers;
    private final Caller caller;
    private final InstantSource clock;

    LeadPages(ComposeLeadSheet sheet, ExportSurveys export, RecordAnswer answers, Caller caller, InstantSource clock) {
        this.sheet = sheet;
        this.export = export;
        this.answers = answers;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "lead")
    static class Templates {
        static native TemplateInstance surveys(LeadSheet page);
    }

    @GET
    @Operation(hidden = true)
    public String show(@Context UriInfo uri) {
        return Templates.surveys(sheet.of(caller.tenant(), choice(uri))).render();
    }

    @GET
    @Path("/export")
    @Operation(hidden = true)
    public Response export(@Context UriInfo uri) {
        var tenant = caller.tenant().id();
        var filter = choice(uri).filter();
        StreamingOutput table = out -> export.write(tenant, filter, out);
        return Response.ok(table, SurveyCsv.MEDIA_TYPE + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"surveys.csv\"")
                .build();
    }

    @POST
    @AdminViewer
    @Path("/{id}/restore")
    @Operation(hidden = true)
    public Response restore(@PathParam("id") String id) {
        return uuid(id).filter(it -> answers.restore(caller.tenant().id(), it))
                .map(it -> Response.seeOther(URI.create("/surveys?restored=" + it + "#suspected"))
                        .build())
                .orElseThrow(() -> Problem.notFound("There is no survey with this id."));
    }

    private Choice choice(UriInfo uri) {
        var zone = caller.tenant().timeZone();
        return Choice.of(
                new FilterParameters(uri.getQueryParameters(), zone),
                clock.instant().atZone(zone).toLocalDate(),
                zone);
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
