package dev.plumbline.metrics.dashboard;

import dev.plumbline.kit.page.Page;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadViewer;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The start page: how support went, path beside path, week by week. */
@Path("/")
@Page
@ReadViewer
@Blocking
public class OverviewPage {
    private final ComposeOverview overview;
    private final Caller caller;
    private final InstantSource clock;

    OverviewPage(ComposeOverview overview, Caller caller, InstantSource clock) {
        this.overview = overview;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.TEXT_HTML + ";charset=UTF-8")
    @Operation(hidden = true)
    public String show(@Context UriInfo uri) {
        var tenant = caller.tenant();
        var calendar = new Calendar(tenant.timeZone());
        var now = clock.instant();
        var slice = new SliceParameters(uri.getQueryParameters(), calendar, now).slice(Set.of());
        var page = overview.of(tenant, slice, now);
        return page.empty() && !overview.hasAny(tenant, calendar, now)
                ? Pages.Templates.welcome(Welcome.to(tenant.name(), now)).render()
                : Pages.Templates.overview(page).render();
    }
}
