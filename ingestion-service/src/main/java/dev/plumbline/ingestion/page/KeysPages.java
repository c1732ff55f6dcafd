package dev.plumbline.ingestion.page;

import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.PublicAddress;
import dev.plumbline.ingestion.page.KeyBoard.Outcome;
import dev.plumbline.ingestion.tenancy.TenantKeys;
import dev.plumbline.ingestion.webhook.WebhookTokens;
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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;

/**
 * The keys of programs and the addresses of help desks, for people. A secret is shown in the answer to the form that made
 * it and nowhere else; what makes none leads back to the list. Works without JavaScript.
 */
@Path("/keys")
@Page
@AdminViewer
@Blocking
@Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
public class KeysPages {
    private static final String HERE = "/keys";
    /** More than a tenant may have of keys, and more than one has of help desks; beyond that there is the API. */
    private static final int ROWS = 200;

    private final TenantKeys keys;
    private final WebhookTokens webhooks;
    private final PublicAddress address;
    private final Places places;
    private final Caller caller;
    private final InstantSource clock;

    KeysPages(
            TenantKeys keys,
            WebhookTokens webhooks,
            PublicAddress address,
            Places places,
            Caller caller,
            InstantSource clock) {
        this.keys = keys;
        this.webhooks = webhooks;
        this.address = address;
        this.places = places;
        this.caller = caller;
        this.clock = clock;
    }

    @CheckedTemplate(basePath = "page")
    static class Templates {
        static native TemplateInstance keys(KeyBoard page);
    }

    @GET
    @Operation(hidden = true)
    public Response show() {
        return page(200, Outcome.NOTHING);
    }

    @POST
    @Path("/api")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response makeKey(InputStream wire, @Context UriInfo uri) {
        var form = Form.read(wire);
        try {
            var issued = keys.issue(tenant(), KeyForm.wish(form, endOf(form)));
            return page(201, Outcome.shown(Disclosure.of(issued, urls(uri), clock.instant())));
        } catch (Problem problem) {
            return problem.errors().isEmpty()
                    ? refused(problem)
                    : page(400, Outcome.mistaken(KeyForm.of(form, problem.errors())));
        }
    }

    @POST
    @Path("/api/{id}/rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotateKey(@PathParam("id") String id, InputStream wire, @Context UriInfo uri) {
        try {
            var issued = keys.rotate(tenant(), id, overlap(Form.read(wire)));
            return page(200, Outcome.shown(Disclosure.of(issued, urls(uri), clock.instant())));
        } catch (Problem problem) {
            return refused(problem);
        }
    }

    @POST
    @Path("/api/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revokeKey(@PathParam("id") String id) {
        try {
            keys.revoke(tenant(), id);
            return back();
        } catch (Problem problem) {
            return refused(problem);
        }
    }

    @POST
    @Path("/webhooks")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response makeWebhook(InputStream wire, @Context UriInfo uri) {
        var form = Form.read(wire);
        try {
            return shown(201, webhooks.issue(tenant(), WebhookForm.wish(form, endOf(form))), uri);
        } catch (WebhookTokens.UnusableException unusable) {
            return page(400, Outcome.mistaken(WebhookForm.of(form, unusable.violations())));
        }
    }

    @POST
    @Path("/webhooks/{id}/rotate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response rotateWebhook(@PathParam("id") String id, InputStream wire, @Context UriInfo uri) {
        try {
            return webhooks.rotate(tenant(), id, overlap(Form.read(wire)))
                    .map(issued -> shown(200, issued, uri))
                    .orElseGet(this::gone);
        } catch (WebhookTokens.UnusableException unusable) {
            return refused(unusable.violations());
        }
    }

    @POST
    @Path("/webhooks/{id}/secret")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response renewSecret(@PathParam("id") String id, InputStream wire) {
        var form = Form.read(wire);
        try {
            return webhooks.renewSecret(tenant(), id, form.value("signingSecret"), overlap(form))
                    .map(token -> back())
                    .orElseGet(this::gone);
        } catch (WebhookTokens.UnusableException unusable) {
            return refused(unusable.violations());
        }
    }

    @POST
    @Path("/webhooks/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revokeWebhook(@PathParam("id") String id) {
        return webhooks.revoke(tenant(), id) ? back() : gone();
    }

    private Response shown(int status, WebhookTokens.Issued issued, UriInfo uri) {
        var path = "/v1/webhooks/" + issued.token().provider() + "/"
                + issued.secret().text();
        return page(status, Outcome.shown(Disclosure.of(issued, address.of(uri, path))));
    }

    private Response refused(Problem problem) {
        return page(problem.status(), Outcome.refused(problem.getMessage()));
    }

    private Response refused(List<Violation> violations) {
        return page(400, Outcome.refused(KeyForm.words(violations.getFirst())));
    }

    private Response gone() {
        return page(404, Outcome.refused("This webhook address was revoked already."));
    }

    private Response page(int status, Outcome outcome) {
        var board = KeyBoard.of(
                caller.tenant(),
                keys.list(tenant(), Optional.empty(), ROWS),
                keys::isGivenAtStart,
                webhooks.list(tenant(), Optional.empty(), ROWS),
                outcome,
                clock.instant());
        return Response.status(status).entity(Templates.keys(board).render()).build();
    }

    /** The end of the last day, in the tenant's zone; a text that is no date is handed on, to be refused by its field. */
    private Optional<String> endOf(Form form) {
        return form.value("lastDay").map(day -> {
            try {
                return LocalDate.parse(day)
                        .plusDays(1)
                        .atStartOfDay(caller.tenant().timeZone())
                        .toInstant()
                        .toString();
            } catch (DateTimeException malformed) {
                return day;
            }
        });
    }

    /** When the old one ends, if the form says it. */
    private Optional<String> overlap(Form form) {
        return form.value("overlap").map(text -> {
            try {
                return clock.instant().plus(Duration.parse(text)).toString();
            } catch (DateTimeException | ArithmeticException malformed) {
                return text;
            }
        });
    }

    private Disclosure.Urls urls(UriInfo uri) {
        return new Disclosure.Urls(address.of(uri, ""), places.dashboards());
    }

    private String tenant() {
        return caller.tenant().id();
    }

    private static Response back() {
        return Response.seeOther(URI.create(HERE)).build();
    }
}
