package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what a request asks of KPIs, from its parameters; every mistake is named. */
final class QueryParameters {
    private static final Set<String> OWN = Set.of("from", "to", "bucket", "by", "tag");

    private final Map<String, List<String>> given;
    private final Tenant tenant;
    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();

    QueryParameters(Map<String, List<String>> given, Tenant tenant, Instant now) {
        this.given = given;
        this.tenant = tenant;
        this.now = now;
    }

    /** The KPI of this key; 404 with the nearest names, or with the reason why a vanity figure is none. */
    static Kpi<?> kpi(String key) {
        return Catalog.named(key)
                .orElseThrow(() -> Problem.notFound(Catalog.vanity(key)
                        .map(reason -> "There is no KPI '" + key + "', on purpose: " + reason)
                        .orElseGet(() -> "There is no KPI '" + key + "'. The nearest are "
                                + String.join(", ", Catalog.nearest(key)) + "; GET /v1/kpis lists all.")));
    }

    /** The KPI with the measure that its own parameters pick, e.g. {@code author=ai}. */
    Kpi.Selection<?> selection(Kpi<?> kpi) {
        var parameter = Optional.<String>empty();
        for (var own : kpi.parameters().entrySet()) {
            var value = single(own.getKey());
            if (value.isPresent() && !own.getValue().contains(value.get())) {
                reject(own.getKey(), "must be one of " + String.join(", ", own.getValue()));
            }
            parameter = value.map(it -> own.getKey() + "=" + it);
        }
        return violations.isEmpty() ? kpi.select(parameter) : kpi.select(Optional.empty());
    }

    /**
     * The query. Parameters that neither a query nor {@code further} knows are refused: a misspelt filter that is
     * ignored would give a figure of something else.
     */
    Query query(Set<String> further) {
        var from = instant("from");
        var to = instant("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            reject("to", "must be after 'from'");
        }
        var bucket = single("bucket").flatMap(this::bucket);
        var by = by();
        var filters = new EnumMap<Dimension, List<String>>(Dimension.class);
        given.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
                reject(name, "holds U+0000, which no value has");
            }
        });
        given.forEach((name, values) -> Dimension.named(name)
                .ifPresentOrElse(dimension -> filters.put(dimension, values), () -> refuseUnknown(name, further)));
        check();
        var query = new Query(
                from.orElseThrow(),
                to.orElseThrow(),
                bucket,
                by,
                filters,
                given.getOrDefault("tag", List.of()),
                tenant.timeZone(),
                now);
        if (query.starts().size() > Query.MOST_BUCKETS) {
            reject(
                    "bucket",
                    "would give more than " + Query.MOST_BUCKETS + " buckets; take a wider one or a shorter period");
        }
        check();
        return query;
    }

    private void check() {
        if (!violations.isEmpty()) {
            throw Problem.badRequest("The query cannot be answered as it is asked.")
                    .with(violations);
        }
    }

    private Optional<BucketSize> bucket(String key) {
        var size = BucketSize.named(key);
        if (size.isEmpty()) {
            reject("bucket", "must be one of " + String.join(", ", BucketSize.keys()));
        }
        return size;
    }

    private List<Dimension> by() {
        var dimensions = new LinkedHashSet<Dimension>();
        given.getOrDefault("by", List.of()).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .forEach(key -> Dimension.named(key)
                        .ifPresentOrElse(
                                dimensions::add,
                                () -> reject(
                                        "by",
                                        "has no dimension '" + key + "'; there are "
                                                + String.join(", ", Dimension.keys()))));
        if (dimensions.size() > Query.MOST_DIMENSIONS) {
            reject("by", "takes at most " + Query.MOST_DIMENSIONS + " dimensions");
        }
        return List.copyOf(dimensions);
    }

    private Optional<Instant> instant(String name) {
        var text = single(name);
        if (text.isEmpty()) {
            reject(name, "is required: an instant such as 2026-02-01T00:00:00Z, or a date such as 2026-02-01");
            return Optional.empty();
        }
        try {
            return Optional.of(
                    text.get().length() == 10
                            ? LocalDate.parse(text.get())
                                    .atStartOfDay(tenant.timeZone())
                                    .toInstant()
                            : Rfc3339.parse(text.get()));
        } catch (DateTimeException malformed) {
            reject(
                    name,
                    "must be an instant such as 2026-02-01T00:00:00Z, or a date such as 2026-02-01 (midnight in "
                            + tenant.timeZone() + "); encode a '+' as %2B");
            return Optional.empty();
        }
    }

    Optional<String> single(String name) {
        var values = given.getOrDefault(name, List.of());
        if (values.size() > 1) {
            reject(name, "must be given once");
        }
        return values.stream().findFirst().filter(it -> !it.isEmpty());
    }

    private void refuseUnknown(String name, Set<String> further) {
        if (!OWN.contains(name) && !further.contains(name)) {
            reject(
                    name,
                    "is no parameter here; there are from, to, bucket, by, tag"
                            + further.stream().sorted().map(it -> ", " + it).reduce("", String::concat)
                            + " and the dimensions " + String.join(", ", Dimension.keys()));
        }
    }

    void reject(String parameter, String detail) {
        violations.add(new Violation("/" + parameter, detail));
    }
}
