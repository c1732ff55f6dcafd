package dev.plumbline.kit.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.embedded.EmbeddedParts;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A tenant's transaction")
class TenantTransactionTest {
    @Inject
    TenantTransaction transactions;

    @Inject
    AgroalDataSource dataSource;

    private final String ours = "ours-" + UUID.randomUUID();
    private final String theirs = "theirs-" + UUID.randomUUID();

    @Test
    void sees_the_rows_of_its_tenant_only() {
        insertOneEach();

        assertThat(transactions.in(ours, this::tenants)).containsExactly(ours);
        assertThat(transactions.in(theirs, this::tenants)).containsExactly(theirs);
        assertThat(transactions.in("somebody-else", this::tenants)).isEmpty();
    }

    @Test
    void sees_all_rows_when_it_goes_across_tenants() {
        insertOneEach();

        assertThat(transactions.acrossTenants(this::tenants)).contains(ours, theirs);
    }

    @Test
    void is_needed_to_see_or_write_anything_at_all() throws SQLException {
        insertOneEach();

        try (var connection = dataSource.getConnection()) {
            assertThat(tenants(connection)).isEmpty();
            assertThatThrownBy(() -> insert(connection, ours, "without")).hasMessageContaining("row-level security");
        }
    }

    @Test
    void leaves_nothing_behind_on_the_connection_that_the_next_one_gets() throws SQLException {
        insertOneEach();

        for (var use = 0; use < 40; use++) {
            transactions.acrossTenants(this::tenants);
            try (var connection = dataSource.getConnection()) {
                assertThat(tenants(connection)).isEmpty();
            }
        }
    }

    @Test
    void cannot_write_a_row_of_another_tenant() {
        assertThatThrownBy(() -> transactions.run(ours, connection -> insert(connection, theirs, "smuggled")))
                .hasStackTraceContaining("row-level security");
        assertThat(transactions.in(theirs, this::tenants)).isEmpty();
    }

    @Test
    void cannot_change_or_delete_a_row_of_another_tenant() {
        insertOneEach();

        int changed = transactions.in(ours, connection -> {
            try (var statement = connection.createStatement()) {
                return statement.executeUpdate("update taken set times = 99 where tenant_id = '" + theirs + "'")
                        + statement.executeUpdate("delete from taken where tenant_id = '" + theirs + "'");
            }
        });

        assertThat(changed).isZero();
        assertThat(transactions.in(theirs, this::tenants)).containsExactly(theirs);
    }

    @Test
    void refuses_the_word_for_all_as_a_tenant() {
        assertThatThrownBy(() -> transactions.in("*", this::tenants)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void undoes_everything_when_the_work_fails() {
        assertThatThrownBy(() -> transactions.run(ours, connection -> {
                    insert(connection, ours, "first");
                    throw new IllegalStateException("half-way");
                }))
                .hasMessage("half-way");

        assertThat(transactions.in(ours, this::tenants)).isEmpty();
    }

    @Test
    void inside_another_one_is_on_its_own() {
        assertThatThrownBy(() -> transactions.run(ours, outer -> {
                    transactions.run(theirs, inner -> insert(inner, theirs, "kept"));
                    insert(outer, ours, "undone");
                    throw new IllegalStateException("afterwards");
                }))
                .hasMessage("afterwards");

        assertThat(transactions.in(theirs, this::tenants)).containsExactly(theirs);
        assertThat(transactions.in(ours, this::tenants)).isEmpty();
    }

    private void insertOneEach() {
        transactions.run(ours, connection -> insert(connection, ours, "row"));
        transactions.run(theirs, connection -> insert(connection, theirs, "row"));
    }

    private void insert(Connection connection, String tenant, String id) throws SQLException {
        try (var insert = connection.prepareStatement("insert into taken values (?, ?, 1)")) {
            insert.setString(1, tenant);
            insert.setString(2, id);
            insert.executeUpdate();
        }
    }

    private List<String> tenants(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select tenant_id from taken");
                var rows = select.executeQuery()) {
            var tenants = new ArrayList<String>();
            while (rows.next()) {
                tenants.add(rows.getString(1));
            }
            return tenants;
        }
    }
}
