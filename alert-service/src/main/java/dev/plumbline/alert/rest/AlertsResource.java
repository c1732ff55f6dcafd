package dev.plumbline.alert.rest;

import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.alert.lifecycle.AlertStore;
import dev.plumbline.alert.lifecycle.AlertStore.Filter;
import dev.plumbline.alert.lifecycle.AlertStore.Position;
import dev.plumbline.alert.notify.DeliveryStore;
import dev.plumbline.alert.rule.Rule;
import dev.plumbline.alert.rule.RuleCatalog;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts")
@ReadScope
@Blocking
public class AlertsResource {
    private static final List<String> STATES = List.of("firing", "resolved");
    private static final int USUAL = 50;
    private static final int MOST = 500;

    private final TenantTransaction transactions;
    private final AlertStore alerts;
    private final DeliveryStore deliveries;
    private final Caller caller;

    AlertsResource(TenantTransaction transactions, AlertStore alerts, DeliveryStore deliveries, Caller caller) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "The alerts, newest first",
            description = "For example `GET /v1/alerts?state=firing&rule=vip_poor_csat&limit=20`.")
    @APIResponse(responseCode = "200", description = "A page of alerts")
    @APIResponse(responseCode = "400", description = "A parameter that cannot be used; the answer names it")
    public AlertView.Page list(
            @Parameter(description = "`firing` or `resolved`", example = "firing") @QueryParam("state")
                    Optional<String> state,
            @Parameter(description = "A rule's id", example = "vip_poor_csat") @QueryParam("rule")
                    Optional<String> rule,
            @Parameter(description = "Whom it is about", example = "cust-7") @QueryParam("customerId")
                    Optional<String> customerId,
            @Parameter(description = "The nextCursor of the page before") @QueryParam("cursor") Optional<String> cursor,
            @Parameter(description = "How many, 1 to 500", example = "50") @QueryParam("limit")
                    Optional<String> limit) {
        oneOf("/state", state, STATES);
        oneOf("/rule", rule, RuleCatalog.ALL.stream().map(Rule::id).toList());
        var filter = new Filter(state, rule, customerId);
        var most = limit.map(AlertsResource::limit).orElse(USUAL);
        var after = cursor.map(Cursor::read);
        var tenant = caller.tenant().id();
        return transactions.in(tenant, connection -> {
            // One more than asked for tells whether there is a next page.
            var found = alerts.list(tenant, filter, after, most + 1);
            var page = found.subList(0, Math.min(most, found.size()));
            return new AlertView.Page(
                    views(tenant, page),
                    found.size() > most ? Optional.of(Cursor.write(Position.of(page.getLast()))) : Optional.empty());
        });
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One alert, with its evidence and what was sent of it")
    @APIResponse(responseCode = "200", description = "The alert")
    @APIResponse(responseCode = "404", description = "There is no such alert")
    public AlertView get(@PathParam("id") String id) {
        var tenant = caller.tenant().id();
        return transactions.in(
                tenant,
                connection -> uuid(id)
                        .map(it -> alerts.find(tenant, List.of(it)).values())
                        .stream()
                        .flatMap(found -> views(tenant, found).stream())
                        .findFirst()
                        .orElseThrow(() -> Problem.notFound("There is no alert '" + id + "'.")));
    }

    private List<AlertView> views(String tenant, Collection<Alert> found) {
        var sent = deliveries.of(tenant, found.stream().map(Alert::id).toList());
        return found.stream()
                .map(alert -> AlertView.of(alert, sent.getOrDefault(alert.id(), List.of())))
                .toList();
    }

    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static void oneOf(String pointer, Optional<String> value, List<String> known) {
        if (value.isPresent() && !known.contains(value.get())) {
            throw Problem.badField(pointer, "must be one of " + String.join(", ", known));
        }
    }

    private static int limit(String text) {
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > MOST) {
            throw Problem.badField("/limit", "must be a whole number from 1 to " + MOST);
        }
        return Integer.parseInt(text);
    }
}
