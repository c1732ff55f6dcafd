package dev.plumbline.alert.db;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.SQLException;

/** The connection of the transaction that the caller has opened. */
record JoinedConnection(AgroalDataSource dataSource) {

    interface Work<T> {
        T with(Connection connection) throws SQLException;
    }

    interface Step {
        void with(Connection connection) throws SQLException;
    }

    <T> T call(Work<T> work) {
        try (var connection = dataSource.getConnection()) {
            return work.with(connection);
        } catch (SQLException failure) {
            // The cause tells the inbox whether trying again can help.
            throw new IllegalStateException("The database does not take it: " + failure.getMessage(), failure);
        }
    }

    void run(Step step) {
        call(connection -> {
            step.with(connection);
            return null;
        });
    }
}
