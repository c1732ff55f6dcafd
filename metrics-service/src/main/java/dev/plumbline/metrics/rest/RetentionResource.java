package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Cohorts.Cohort;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Retention;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Whether customers stay, by what they went through with support. */
@Path("/v1/retention/cohorts")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@AsTable
@Blocking
@Tag(name = "Customers")
public class RetentionResource {
    private final Retention retention;
    private final Caller caller;
    private final InstantSource clock;

    RetentionResource(Retention retention, Caller caller, InstantSource clock) {
        this.retention = retention;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "What became of the customers of each month, by their support experience in it",
            description = "A row per month that begins in the period and experience; a customer can stand in several."
                    + " What lies after now is null. Customer dimensions are filters.")
    @Parameter(name = "from", required = true, example = "2026-01-01")
    @Parameter(name = "to", required = true, example = "2026-04-01", description = "Exclusive")
    public Table cohorts(@Context UriInfo uri) {
        var now = clock.instant();
        var query = QueryParameters.of(uri.getQueryParameters(), caller.tenant(), now)
                .without("bucket", "by", "compare")
                .query(List.of(QueryParameters.kpi("retention_rate")), Set.of());
        var json = JsonNodeFactory.instance.objectNode();
        json.put("from", query.from().toString()).put("to", query.to().toString());
        var rows = json.putArray("rows");
        retention.cohorts(caller.tenant().id(), query).forEach(cohort -> rows.add(row(cohort, now)));
        return Table.of(json, "rows");
    }

    /** {@code now}: what lies after it is not known yet. */
    static ObjectNode row(Cohort cohort, Instant now) {
        var row = JsonNodeFactory.instance.objectNode();
        row.put("month", cohort.month().start().toString())
                .put("experience", cohort.experience())
                .put("customers", cohort.customers());
        for (var look = 0; look < Cohorts.DAYS.size(); look++) {
            var after = row.putObject("after" + Cohorts.DAYS.get(look));
            var isKnown = !cohort.month().looks().get(look).isAfter(now);
            share(after.putObject("active"), cohort.active().get(look), cohort.customers(), isKnown);
            share(after.putObject("purchased"), cohort.purchased().get(look), cohort.customers(), isKnown);
        }
        return row;
    }

    private static void share(ObjectNode json, long such, long all, boolean isKnown) {
        AnswerView.write(isKnown ? Figure.share(such, all) : Figure.share(0, 0), json);
    }
}
