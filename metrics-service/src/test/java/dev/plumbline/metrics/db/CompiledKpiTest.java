package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Cohorts;
import dev.plumbline.metrics.kpi.Division;
import dev.plumbline.metrics.kpi.Facet;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Figures.Part;
import dev.plumbline.metrics.kpi.InMemory;
import dev.plumbline.metrics.kpi.Interpreter;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Measure;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.RandomSupport;
import dev.plumbline.metrics.kpi.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

@Label("A compiled KPI")
class CompiledKpiTest {
    private static final String TENANT = "random";
    private static final int TRIES = 1000;
    /** By what each KPI was grouped and filtered so far, e.g. {@code csat by path} and {@code csat of tag}. */
    private static final Set<String> COMPARED = new HashSet<>();

    private static Connection connection;
    private static int triesDone;

    @BeforeContainer
    static void migrate() throws SQLException, IOException {
        // Another service's schema: that of the metrics service is for the tests of the whole service.
        var parts = new EmbeddedParts();
        parts.init(Map.of("service", "alert"));
        var settings = parts.start();
        var url = settings.get("quarkus.datasource.jdbc.url");
        var user = settings.get("quarkus.datasource.username");
        var password = settings.get("quarkus.datasource.password");
        connection = DriverManager.getConnection(url, user, password);
        connection.setAutoCommit(false);
        for (var migration : List.of(
                "db/kit/V0_1__inbox_and_outbox.sql",
                "db/migration/V1__facts.sql",
                "db/migration/V2__every_kpi.sql",
                "db/migration/V4__rollups.sql",
                "db/migration/V5__business_hours.sql")) {
            try (var sql = CompiledKpiTest.class.getClassLoader().getResourceAsStream(migration);
                    var statement = connection.createStatement()) {
                statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @AfterContainer
    static void close() throws SQLException {
        if (connection != null) {
            connection.close();
        }
    }

    @Property(tries = TRIES, shrinking = ShrinkingMode.OFF)
    @Label("gives what the same KPI interpreted in memory gives, is backed by the rows that it counts, and adds up over"
            + " its groups, for any events and any query")
    void is_right(@ForAll long seed) throws SQLException {
        // All in one property: to store a set of events takes longer than to ask about it.
        withRows(seed, (rows, random) -> {
            equals_the_interpreted_one(rows.interpreter(), random);
            for (var kpi : random.some(Catalog.all(), 1)) {
                has_the_rows_that_it_counts(rows.interpreter(), random, kpi);
            }
            for (var kpi : random.some(Catalog.all(), 2)) {
                adds_up_over_its_groups(random, kpi);
            }
        });
        if (++triesDone == TRIES) {
            assertThat(COMPARED).as("by what each KPI was grouped and filtered").containsAll(everythingToCompare());
        }
    }

    private static void equals_the_interpreted_one(Interpreter interpreter, RandomSupport random) throws SQLException {
        // All of them in one request, so that each sees every set of events …
        compare(interpreter, selections(Catalog.all().stream().filter(it -> !it.isOfCustomers())), random.query());
        compare(
                interpreter,
                selections(Catalog.all().stream().filter(Kpi::isOfCustomers)),
                random.query(Catalog.named("retention_rate").orElseThrow()));
        // … and a few with everything that they alone can be grouped and filtered by.
        var few = new ArrayList<>(random.some(Catalog.all(), 4));
        few.addAll(random.some(
                Catalog.all().stream().filter(it -> !it.facets().isEmpty()).toList(), 2));
        for (var kpi : few) {
            compare(interpreter, selections(Stream.of(kpi)), random.query(kpi));
        }
    }

    private static void compare(Interpreter interpreter, List<Kpi.Selection<?>> selections, Query query)
            throws SQLException {
        assertSame(Counting.answer(connection, TENANT, selections, query), interpreter.answer(selections, query));
        for (var selection : selections) {
            var kpi = selection.kpi().key();
            query.by().forEach(axis -> COMPARED.add(kpi + " by " + axis.key()));
            query.filters().keySet().forEach(axis -> COMPARED.add(kpi + " of " + axis.key()));
            if (!query.tags().isEmpty()) {
                COMPARED.add(kpi + " of tag");
            }
        }
    }

    /** Every KPI by every group and with every filter. */
    private static List<String> everythingToCompare() {
        var all = new ArrayList<String>();
        for (var kpi : Catalog.all()) {
            for (var axis : kpi.axes()) {
                all.add(kpi.key() + " by " + axis.key());
                all.add(kpi.key() + " of " + axis.key());
            }
            if (kpi.takesTags()) {
                all.add(kpi.key() + " of tag");
            }
        }
        return all;
    }

    private static void has_the_rows_that_it_counts(Interpreter interpreter, RandomSupport random, Kpi<?> kpi)
            throws SQLException {
        for (var selection : selections(Stream.of(kpi))) {
            var query = random.query(kpi).whole();
            var figure = Counting.answer(connection, TENANT, List.of(selection), query)
                    .getFirst()
                    .total()
                    .getFirst()
                    .figure();
            for (var part : Part.values()) {
                var what = kpi.key() + " in=" + part + " of " + query;
                var ids = evidence(selection, query, part);
                assertThat(ids)
                        .as(what)
                        .doesNotHaveDuplicates()
                        .containsExactlyInAnyOrderElementsOf(Set.copyOf(ids(interpreter, selection, query, part)));
                counted(selection, figure, part)
                        .ifPresent(count -> assertThat(ids).as(what).hasSize(count));
            }
        }
    }

    /** How many rows a figure counts in a part; nothing for events, of which a conversation can have several. */
    private static Optional<Integer> counted(Kpi.Selection<?> selection, Figure figure, Part part) {
        var basis = selection.kpi().basis();
        if (basis == Basis.GAPS || basis == Basis.SIGNALS) {
            return Optional.empty();
        }
        var n = (int) figure.n();
        if (selection.measure() instanceof Measure.Share<?>) {
            var numerator = figure.part("numerator").orElseThrow().intValue();
            return Optional.of(
                    switch (part) {
                        case NUMERATOR -> numerator;
                        case DENOMINATOR -> n;
                        case MISSED -> n - numerator;
                    });
        }
        return part == Part.DENOMINATOR ? Optional.of(n) : Optional.empty();
    }

    private static List<String> evidence(Kpi.Selection<?> selection, Query query, Part part) throws SQLException {
        var ids = new ArrayList<String>();
        var cursor = Optional.<String>empty();
        do {
            var page = new EvidencePages().page(connection, TENANT, selection, query, part, cursor, 40);
            page.rows().forEach(row -> ids.add(row.id()));
            cursor = page.next();
        } while (cursor.isPresent());
        return ids;
    }

    private static <R extends Row> List<String> ids(
            Interpreter interpreter, Kpi.Selection<R> selection, Query query, Part part) {
        return interpreter.evidence(selection, query, part).stream()
                .map(Row::id)
                .toList();
    }

    /** Counts, numerators and what means are taken of: groups, in one of which each row stands, make the whole. */
    private static void adds_up_over_its_groups(RandomSupport random, Kpi<?> kpi) throws SQLException {
        var query = random.query(kpi);
        if (query.by().contains(Facet.ARTICLE) && kpi.basis() == Basis.OPENED) {
            return; // A conversation stands under each article that it used.
        }
        var grouped = total(kpi, query);
        var whole = total(kpi, query.by(List.of())).getFirst();
        var what = kpi.key() + " of " + query;
        var dividesNumerator = query.by().stream()
                .anyMatch(axis ->
                        axis instanceof Facet facet && kpi.facets().get(facet) instanceof Division.OfNumerator<?>);
        if (!dividesNumerator) {
            assertThat(grouped.stream().mapToLong(Figure::n).sum())
                    .as("n of " + what)
                    .isEqualTo(whole.n());
        }
        for (var part : List.of("numerator", "mean")) {
            if (whole.part(part).isPresent()) {
                assertThat(grouped.stream().mapToDouble(it -> summed(part, it)).sum())
                        .as(part + " of " + what)
                        .isCloseTo(summed(part, whole), within(1e-9 * Math.max(1, Math.abs(summed(part, whole)))));
            }
        }
    }

    private static List<Figure> total(Kpi<?> kpi, Query query) throws SQLException {
        return Counting.answer(connection, TENANT, List.of(kpi.select()), query).getFirst().total().stream()
                .map(Answer.Line::figure)
                .toList();
    }

    /** A numerator as it is, a mean as the sum that it was taken of. */
    private static double summed(String part, Figure figure) {
        var number = figure.part(part).orElseThrow();
        return part.equals("mean") ? number * figure.n() : number;
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    @Label("has retention cohorts beside it that are those worked out in memory")
    void has_the_cohorts_worked_out_in_memory(@ForAll long seed) throws SQLException {
        withRows(seed, (rows, random) -> {
            var query = new Query(
                    RandomSupport.START.minus(Duration.ofDays(40)),
                    RandomSupport.START.plus(Duration.ofDays(40)),
                    Optional.empty(),
                    List.of(),
                    Map.of(),
                    List.of(),
                    random.query().zone(),
                    RandomSupport.START.plus(Duration.ofDays(400)));
            var expected = Cohorts.months(query).stream()
                    .flatMap(month -> Cohorts.of(month, rows.customers(), rows.contacts()).stream())
                    .toList();
            assertThat(SqlRetention.cohorts(connection, TENANT, query)).isEqualTo(expected);
        });
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    @Label("gives the same from what was added up in advance, whatever of it has gone stale")
    void equals_the_interpreted_one_when_rolled_up(@ForAll long seed) throws SQLException {
        withRows(seed, (rows, random) -> {
            var zone = random.query().zone();
            var late = random.some(List.copyOf(rows.contacts()), rows.contacts().size() / 4);
            var ids = late.stream().map(Row::id).toList();
            new ContactStore().replace(connection, TENANT, ids, List.of());
            var now = random.isTrue() ? random.query().now() : RandomSupport.START.plus(Duration.ofDays(400));
            rollUp(zone, Integer.MAX_VALUE, now);
            new ContactStore().replace(connection, TENANT, ids, late);
            if (random.isTrue()) {
                new SurveyStore().replace(connection, TENANT, rows.surveys());
            }
            rollUp(zone, random.isTrue() ? 1 : 0, now);
            var ofContactsAndSurveys = selections(Catalog.all().stream().filter(it -> !it.isOfCustomers()));
            for (var question = 0; question < 4; question++) {
                compare(rows.interpreter(), ofContactsAndSurveys, random.queryOfCubes(zone));
            }
        });
    }

    /** Makes so many pages of what is due at most. */
    private static void rollUp(ZoneId zone, int pages, Instant now) throws SQLException {
        var making = new RollupMaking(0, 0, 1);
        for (var page = 0; page < pages && making.page(connection, TENANT, zone, now); page++) {
            assertThat(page).as("pages until all is made").isLessThan(1_000);
        }
    }

    private interface Check {
        void of(InMemory rows, RandomSupport random) throws SQLException;
    }

    private static void withRows(long seed, Check check) throws SQLException {
        var beforeTheRows = connection.setSavepoint();
        var random = new RandomSupport(seed);
        var rows = new InMemory(random.events(200), random.tenant(TENANT));
        store(rows);
        check.of(rows, random);
        connection.rollback(beforeTheRows);
    }

    private static List<Kpi.Selection<?>> selections(Stream<Kpi<?>> kpis) {
        return kpis.flatMap(kpi -> selections(kpi).stream()).toList();
    }

    /** The KPI as it is, and with every measure that a request can pick. */
    private static List<Kpi.Selection<?>> selections(Kpi<?> kpi) {
        List<Kpi.Selection<?>> selections = new ArrayList<>();
        selections.add(kpi.select());
        kpi.picks().keySet().forEach(said -> selections.add(kpi.select(said)));
        return selections;
    }

    private static void store(InMemory rows) throws SQLException {
        try (var tenant = connection.prepareStatement("select set_config('plumbline.tenant', ?, true)")) {
            tenant.setString(1, TENANT);
            tenant.execute();
        }
        var customers = new CustomerStore();
        var seen = new HashMap<String, Optional<Instant>>();
        rows.firstSeen().forEach((customer, time) -> seen.put(customer, Optional.of(time)));
        customers.lock(connection, TENANT, seen);
        customers.update(connection, TENANT, new HashMap<>(rows.profiles()));
        new CustomerFactStore().replace(connection, TENANT, rows.customers());
        new ContactStore().replace(connection, TENANT, List.of(), rows.contacts());
        new ReviewStore().replace(connection, TENANT, List.of(), rows.contacts());
        new SurveyStore().replace(connection, TENANT, rows.surveys());
        new CostStore().add(connection, TENANT, rows.costs());
    }

    private static void assertSame(List<Answer> compiled, List<Answer> interpreted) {
        for (var index = 0; index < compiled.size(); index++) {
            assertSame(compiled.get(index), interpreted.get(index));
        }
    }

    private static void assertSame(Answer compiled, Answer interpreted) {
        var what = compiled.kpi().key() + " of " + compiled.query();
        assertSame(what + " rows", compiled.rows(), interpreted.rows());
        assertSame(what + " total", compiled.total(), interpreted.total());
    }

    private static void assertSame(String what, List<Answer.Line> compiled, List<Answer.Line> interpreted) {
        assertThat(compiled).as(what).hasSameSizeAs(interpreted);
        for (var index = 0; index < compiled.size(); index++) {
            var left = compiled.get(index);
            var right = interpreted.get(index);
            assertThat(left.bucket()).as(what).isEqualTo(right.bucket());
            assertThat(left.group()).as(what).isEqualTo(right.group());
            assertSame(what + " " + left.group(), left.figure(), right.figure());
        }
    }

    private static void assertSame(String what, Figure compiled, Figure interpreted) {
        assertThat(compiled.n()).as(what).isEqualTo(interpreted.n());
        assertSame(what, compiled.value(), interpreted.value());
        assertThat(compiled.parts().keySet())
                .as(what)
                .isEqualTo(interpreted.parts().keySet());
        compiled.parts().forEach((name, value) -> assertSame(what + " " + name, value, interpreted.part(name)));
    }

    private static void assertSame(String what, Optional<Double> compiled, Optional<Double> interpreted) {
        assertThat(compiled.isPresent()).as(what).isEqualTo(interpreted.isPresent());
        compiled.ifPresent(it ->
                assertThat(it).as(what).isCloseTo(interpreted.orElseThrow(), within(1e-9 * Math.max(1, Math.abs(it)))));
    }
}
