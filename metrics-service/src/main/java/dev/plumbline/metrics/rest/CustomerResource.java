package dev.plumbline.metrics.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.metrics.kpi.Customers;
import dev.plumbline.metrics.kpi.Dimension;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Customers: how they stand, and why. */
@Path("/v1/customers")
@Produces({MediaType.APPLICATION_JSON, TableFormat.CSV})
@ReadScope
@Blocking
@Tag(name = "Customers")
public class CustomerResource {
    private static final Set<String> OWN = Set.of("atRisk", "cursor", "limit", "format");

    private final Customers customers;
    private final Caller caller;
    private final InstantSource clock;

    CustomerResource(Customers customers, Caller caller, InstantSource clock) {
        this.customers = customers;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @AsTable
    @Operation(
            summary = "Customers with their health, the worst first",
            description = "Customer dimensions are filters, repeatable for 'any of': ?segment=smb&segment=enterprise")
    @Parameter(name = "atRisk", example = "true", description = "Only active customers with a health below 50")
    @Parameter(name = "limit", example = "50", description = "1 to 500")
    public Table list(@Context UriInfo uri) {
        var given = uri.getQueryParameters();
        var filters = filters(given);
        var now = clock.instant();
        var page = customers.list(
                caller.tenant().id(),
                now,
                first(given, "atRisk").map(CustomerResource::flag),
                filters,
                first(given, "cursor"),
                Paging.limit(first(given, "limit")));
        var json = JsonNodeFactory.instance.objectNode();
        var rows = json.putArray("rows");
        page.customers().forEach(customer -> rows.add(CustomerView.of(customer, now)));
        json.put("nextCursor", page.next().orElse(null));
        return new Table(json, () -> Table.flat(rows), page.next());
    }

    @GET
    @Path("/{id: .+}")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "A customer's health, its parts, how it came to be, and their events")
    public JsonNode customer(@PathParam("id") String id) {
        return Optional.of(id)
                .filter(it -> it.indexOf(0) < 0)
                .flatMap(it -> customers.find(caller.tenant().id(), it))
                .map(it -> CustomerView.of(it, clock.instant()))
                .orElseThrow(() ->
                        Problem.notFound("There is no customer '" + id + "': no event has named one of that id yet."));
    }

    private static Map<Dimension, List<String>> filters(MultivaluedMap<String, String> given) {
        var filters = new EnumMap<Dimension, List<String>>(Dimension.class);
        var violations = new ArrayList<Violation>();
        given.forEach((name, values) -> {
            var dimension = Dimension.named(name).filter(Dimension.OF_CUSTOMERS::contains);
            if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
                violations.add(new Violation("/" + name, "holds U+0000, which no value has"));
            } else if (dimension.isPresent()) {
                filters.put(dimension.get(), List.copyOf(values));
            } else if (!OWN.contains(name)) {
                violations.add(new Violation(
                        "/" + name,
                        "is nothing that customers can be filtered by; they have "
                                + Dimension.OF_CUSTOMERS.stream()
                                        .map(Dimension::key)
                                        .collect(Collectors.joining(", "))));
            }
        });
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The customers cannot be listed as it is asked.")
                    .with(violations);
        }
        return filters;
    }

    private static Optional<String> first(MultivaluedMap<String, String> given, String name) {
        return Optional.ofNullable(given.getFirst(name)).filter(it -> !it.isEmpty());
    }

    private static boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.badField("/atRisk", "must be true or false");
        };
    }
}
