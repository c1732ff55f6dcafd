package dev.plumbline.metrics.rest;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.BucketSize;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Facet;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Pick;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.Row;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what a request asks of KPIs, from its parameters; every mistake is named. */
final class QueryParameters {
    private static final Set<String> OWN = Set.of("from", "to", "bucket", "by", "tag", "compare", "format");
    private static final String TAG = "tag";

    private final Map<String, List<String>> given;
    private final String filterPointer;
    private final Tenant tenant;
    private final Instant now;
    private final List<Violation> violations = new ArrayList<>();

    private QueryParameters(Map<String, List<String>> given, String filterPointer, Tenant tenant, Instant now) {
        this.given = given;
        this.filterPointer = filterPointer;
        this.tenant = tenant;
        this.now = now;
    }

    /** Of an address. */
    static QueryParameters of(Map<String, List<String>> given, Tenant tenant, Instant now) {
        return new QueryParameters(new LinkedHashMap<>(given), "/", tenant, now);
    }

    /** Of a body. */
    static QueryParameters of(QueryRequest request, Tenant tenant, Instant now) {
        return new QueryParameters(request.parameters(), "/filters/", tenant, now);
    }

    /** The KPI of this key; 404 with the nearest names, or with the reason why a vanity figure is none. */
    static Kpi<?> kpi(String key) {
        return Catalog.named(key)
                .orElseThrow(() -> Problem.notFound(Catalog.vanity(key)
                        .map(reason -> "There is no KPI '" + key + "', on purpose: " + reason)
                        .orElseGet(() -> "There is no KPI '" + key + "'. The nearest are "
                                + String.join(", ", Catalog.nearest(key)) + "; GET /v1/kpis lists all.")));
    }

    /** The KPIs, each with the measure that its own parameters pick, e.g. {@code author=ai}. */
    List<Kpi.Selection<?>> selections(List<Kpi<?>> kpis) {
        var selections = new ArrayList<Kpi.Selection<?>>();
        kpis.forEach(kpi -> selections.add(selection(kpi)));
        return selections;
    }

    private <R extends Row> Kpi.Selection<R> selection(Kpi<R> kpi) {
        var said = EnumSet.noneOf(Pick.class);
        kpi.parameters()
                .forEach((name, picks) ->
                        single(name).flatMap(word -> pick(name, word, picks)).ifPresent(said::add));
        return kpi.select(said);
    }

    private Optional<Pick> pick(String name, String word, List<Pick> picks) {
        var pick = picks.stream().filter(it -> it.word().equals(word)).findFirst();
        if (pick.isEmpty()) {
            reject(name, "must be one of " + picks.stream().map(Pick::word).collect(Collectors.joining(", ")));
        }
        return pick;
    }

    /** Refuses parameters of a query that mean nothing here. */
    QueryParameters without(String... names) {
        for (var name : names) {
            if (given.containsKey(name)) {
                reject(name, "means nothing here");
            }
        }
        return this;
    }

    /** Refuses whatever is none of these. */
    QueryParameters only(String... names) {
        var known = Set.of(names);
        given.keySet().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> reject(name, "is no parameter here; there are " + String.join(", ", names)));
        return this;
    }

    /** Gives a parameter that the request does not. */
    QueryParameters orElse(String name, String value) {
        given.putIfAbsent(name, List.of(value));
        return this;
    }

    /** A whole number, within bounds that are both allowed. */
    int number(String name, int otherwise, int least, int most) {
        var text = single(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        if (text.get().matches("\\d{1,6}")) {
            var number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        }
        reject(name, "must be a whole number from " + least + " to " + most);
        return otherwise;
    }

    /** Whether the period before is asked for too. */
    boolean comparesWithPrevious() {
        var compare = single("compare");
        if (compare.filter(it -> !it.equals("previous")).isPresent()) {
            reject("compare", "must be 'previous': the period directly before");
        }
        return compare.isPresent();
    }

    /**
     * The query. What neither a query nor {@code further} knows, or one of the KPIs does not take, is refused: a misspelt
     * filter that is ignored would give a figure of something else.
     */
    Query query(List<? extends Kpi<?>> kpis, Set<String> further) {
        var from = instant("from");
        var to = instant("to");
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            reject("to", "must be after 'from'");
        }
        var bucket = single("bucket").flatMap(this::bucket);
        var by = by(kpis);
        var filters = new LinkedHashMap<Axis, List<String>>();
        given.forEach((name, values) -> {
            if (values.stream().anyMatch(value -> value.indexOf(0) >= 0)) {
                reject(name, "holds U+0000, which no value has");
            }
            Axis.named(name)
                    .filter(axis -> axis instanceof Dimension || !further.contains(name))
                    .ifPresentOrElse(
                            axis -> filters.put(axis, filter(axis, values, kpis)),
                            () -> refuseUnknown(name, kpis, further));
        });
        check();
        var query = new Query(
                from.orElseThrow(),
                to.orElseThrow(),
                bucket,
                by,
                filters,
                given.getOrDefault(TAG, List.of()),
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

    private List<String> filter(Axis axis, List<String> values, List<? extends Kpi<?>> kpis) {
        for (var kpi : kpis) {
            if (!kpi.takes(axis)) {
                rejectFilter(
                        axis.key(), "is nothing that " + kpi.key() + " can be filtered by; it takes " + filtersOf(kpi));
            } else if (axis instanceof Facet facet) {
                var words = kpi.facets().get(facet).words();
                if (!words.isEmpty() && !words.containsAll(values)) {
                    rejectFilter(axis.key(), "must be one of " + String.join(", ", words));
                }
            }
        }
        return List.copyOf(values);
    }

    /** The names of what a KPI can be filtered by. */
    static String filtersOf(Kpi<?> kpi) {
        return axesOf(kpi) + (kpi.takesTags() ? ", " + TAG : "");
    }

    private static String axesOf(Kpi<?> kpi) {
        return kpi.axes().stream().map(Axis::key).collect(Collectors.joining(", "));
    }

    void check() {
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

    private List<Axis> by(List<? extends Kpi<?>> kpis) {
        var axes = new LinkedHashSet<Axis>();
        given.getOrDefault("by", List.of()).stream()
                .flatMap(list -> Arrays.stream(list.split(",")))
                .map(String::strip)
                .filter(key -> !key.isEmpty())
                .forEach(key -> group(key, kpis).ifPresent(axes::add));
        if (axes.size() > Query.MOST_DIMENSIONS) {
            reject("by", "takes at most " + Query.MOST_DIMENSIONS + " dimensions");
        }
        return List.copyOf(axes);
    }

    private Optional<Axis> group(String key, List<? extends Kpi<?>> kpis) {
        var axis = Axis.named(key);
        for (var kpi : kpis) {
            if (axis.filter(kpi::takes).isEmpty()) {
                reject("by", "has '" + key + "', which " + kpi.key() + " does not take; it takes " + axesOf(kpi));
                return Optional.empty();
            }
        }
        return axis;
    }

    /** An instant, or the midnight of a date, that has to be given. */
    Optional<Instant> instant(String name) {
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

    private void refuseUnknown(String name, List<? extends Kpi<?>> kpis, Set<String> further) {
        if (name.equals(TAG)) {
            kpis.stream()
                    .filter(kpi -> !kpi.takesTags())
                    .forEach(kpi -> rejectFilter(
                            TAG, "is nothing that " + kpi.key() + " can be filtered by; it takes " + filtersOf(kpi)));
        } else if (Pick.isParameter(name)) {
            kpis.stream()
                    .filter(kpi -> !kpi.parameters().containsKey(name))
                    .forEach(kpi -> reject(name, "is nothing that " + kpi.key() + " takes"));
        } else if (!OWN.contains(name) && !further.contains(name)) {
            reject(
                    name,
                    "is no parameter here; there are from, to, bucket, by, compare, format"
                            + further.stream().sorted().map(it -> ", " + it).collect(Collectors.joining())
                            + kpis.stream()
                                    .map(kpi -> " and what " + kpi.key() + " can be filtered by: " + filtersOf(kpi))
                                    .collect(Collectors.joining()));
        }
    }

    private void rejectFilter(String name, String detail) {
        violations.add(new Violation(filterPointer + name, detail));
    }

    void reject(String parameter, String detail) {
        violations.add(new Violation("/" + parameter, detail));
    }
}
