package dev.plumbline.embedded;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Who may do what in the database: every service logs in as itself and owns one schema, nobody owns two. */
final class Roles {
    static final String SUPERUSER = "postgres";
    static final String DATABASE = "plumbline";

    private Roles() {}

    static void createDatabase(DataSource cluster, UnaryOperator<String> passwordOf) throws SQLException {
        try (var connection = cluster.getConnection()) {
            execute(connection, "ALTER ROLE postgres PASSWORD '%s'".formatted(passwordOf.apply(SUPERUSER)));
            execute(connection, "CREATE DATABASE " + DATABASE);
            execute(connection, "REVOKE ALL ON DATABASE plumbline FROM PUBLIC");
        }
    }

    static void createSchemas(DataSource database, List<String> names, UnaryOperator<String> passwordOf)
            throws SQLException {
        try (var connection = database.getConnection()) {
            execute(connection, "REVOKE ALL ON SCHEMA public FROM PUBLIC");
            for (String name : names) {
                execute(connection, """
                        CREATE ROLE %1$s LOGIN PASSWORD '%2$s'
                            NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS
                        """.formatted(name, passwordOf.apply(name)));
                execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE plumbline TO " + name);
                execute(connection, "CREATE SCHEMA %1$s AUTHORIZATION %1$s".formatted(name));
                execute(connection, "ALTER ROLE %1$s SET search_path = %1$s".formatted(name));
            }
        }
    }

    static void reloadSettings(DataSource cluster) throws SQLException {
        try (var connection = cluster.getConnection()) {
            execute(connection, "SELECT pg_reload_conf()");
        }
    }

    private static void execute(Connection connection, String statement) throws SQLException {
        try (var execution = connection.createStatement()) {
            execution.execute(statement);
        }
    }
}
