package dev.plumbline.kit.db;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Opens transactions that see one tenant's rows, or, for consumers and relays only, all. The row-level security
 * policies read the setting that is made here; without it they show nothing.
 */
@ApplicationScoped
public class TenantTransaction {
    private static final String ALL = "*";
    private static final String CONNECTION_FAILURE = "08006";
    private static final int SECONDS_TO_ANSWER = 2;

    private final AgroalDataSource dataSource;

    public TenantTransaction(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on a connection inside the transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    /** Work that returns nothing. */
    @FunctionalInterface
    public interface Step {
        void with(Connection connection) throws SQLException;
    }

    /** Runs in a transaction of its own that sees this tenant only. Also Hibernate's queries inside are bound by it. */
    public <T> T in(String tenant, Work<T> work) {
        if (ALL.equals(tenant)) {
            throw new IllegalArgumentException("No tenant has this id");
        }
        return call(tenant, work);
    }

    /** As {@link #in}, for work that returns nothing. */
    public void run(String tenant, Step step) {
        in(tenant, connection -> {
            step.with(connection);
            return null;
        });
    }

    /** As {@link #in}, for several questions that must see one and the same moment. It cannot write. */
    public <T> T snapshot(String tenant, Work<T> work) {
        if (ALL.equals(tenant)) {
            throw new IllegalArgumentException("No tenant has this id");
        }
        return call(tenant, "set transaction isolation level repeatable read, read only", work);
    }

    /** Runs in a transaction of its own that sees all tenants. For consumers and relays, never for a request. */
    public <T> T acrossTenants(Work<T> work) {
        return call(ALL, work);
    }

    private <T> T call(String tenant, Work<T> work) {
        return call(tenant, "", work);
    }

    /** {@code mode}: what the transaction begins with, if anything. */
    private <T> T call(String tenant, String mode, Work<T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (var connection = dataSource.getConnection()) {
                if (!mode.isEmpty()) {
                    try (var statement = connection.createStatement()) {
                        statement.execute(mode);
                    }
                }
                try (var statement = connection.prepareStatement("select set_config('plumbline.tenant', ?, true)")) {
                    statement.setString(1, tenant);
                    statement.execute();
                }
                return work(connection, work);
            }
        });
    }

    /** Whatever the work makes of a connection that broke under it: the break is the failure, not the work. */
    private static <T> T work(Connection connection, Work<T> work) throws SQLException {
        try {
            return work.with(connection);
        } catch (SQLException | RuntimeException | Error failure) {
            if (!connection.isValid(SECONDS_TO_ANSWER)) {
                throw new SQLException("The connection broke during the transaction", CONNECTION_FAILURE, failure);
            }
            throw failure;
        }
    }
}
