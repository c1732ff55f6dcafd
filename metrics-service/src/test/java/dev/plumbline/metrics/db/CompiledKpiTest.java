package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.contract.Tenant;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.InMemory;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.RandomSupport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

@Label("A compiled KPI")
class CompiledKpiTest {
    private static final String TENANT = "random";

    private static Connection connection;

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
        for (var migration : List.of("db/kit/V0_1__inbox_and_outbox.sql", "db/migration/V1__facts.sql")) {
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

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    @Label("gives what the same KPI interpreted in memory gives, for any events and any query")
    void equals_the_interpreted_one(@ForAll long seed) throws SQLException {
        var beforeTheRows = connection.setSavepoint();
        var random = new RandomSupport(seed);
        var rows = new InMemory(random.events(400), Tenant.WINDOW_AT_FIRST, Tenant.SENSITIVE_AT_FIRST);
        store(rows);
        List<Kpi.Selection<?>> selections = new ArrayList<>();
        for (var kpi : Catalog.all()) {
            selections.add(kpi.select(Optional.empty()));
            kpi.parameters()
                    .forEach((name, values) ->
                            values.forEach(value -> selections.add(kpi.select(Optional.of(name + "=" + value)))));
        }
        for (var round = 0; round < 5; round++) {
            var query = random.query();

            var compiled = Counting.answer(connection, TENANT, selections, query);
            var interpreted = rows.interpreter().answer(selections, query);

            for (var index = 0; index < selections.size(); index++) {
                assertSame(compiled.get(index), interpreted.get(index));
            }
        }
        connection.rollback(beforeTheRows);
    }

    private static void store(InMemory rows) throws SQLException {
        try (var tenant = connection.prepareStatement("select set_config('plumbline.tenant', ?, true)")) {
            tenant.setString(1, TENANT);
            tenant.execute();
        }
        var customers = new CustomerStore();
        customers.lock(connection, TENANT, rows.profiles().keySet());
        customers.update(connection, TENANT, new HashMap<>(rows.profiles()));
        new ContactStore().replace(connection, TENANT, List.of(), rows.contacts());
        new SurveyStore().replace(connection, TENANT, rows.surveys());
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
