package dev.plumbline.kit.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.transaction.xa.XAException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A failure of the database")
class DatabaseFailureTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08006", "08001", "28P01", "3D000", "40001", "40P01", "53100", "53300", "55P03", "57P01", "57P03",
                "58030", "25006", "25P03"
            })
    void passes_by_itself_when_the_database_is_away_or_busy(String state) {
        assertThat(DatabaseFailure.isTransient(wrapped(new SQLException("x", state))))
                .isTrue();
        assertThat(DatabaseFailure.isOfSchema(wrapped(new SQLException("x", state))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22001", "22P05", "23505", "23514", "25P02", "54000", "P0001", "XX000"})
    void stays_when_the_data_is_to_blame(String state) {
        assertThat(DatabaseFailure.isTransient(wrapped(new SQLException("x", state))))
                .isFalse();
        assertThat(DatabaseFailure.isOfSchema(wrapped(new SQLException("x", state))))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"42P01", "42703", "42501", "3F000"})
    void is_of_the_schema_when_something_is_missing_that_this_version_needs(String state) {
        assertThat(DatabaseFailure.isOfSchema(wrapped(new SQLException("x", state))))
                .isTrue();
        assertThat(DatabaseFailure.isTransient(wrapped(new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void passes_by_itself_when_the_pool_has_no_connection_and_no_word_for_it() {
        assertThat(DatabaseFailure.isTransient(wrapped(new SQLException("Acquisition timeout"))))
                .isTrue();
    }

    @Test
    void is_found_in_a_batch() {
        var batch = new BatchUpdateException("x", "57P01", 0, new int[0], null);

        assertThat(DatabaseFailure.isTransient(wrapped(batch))).isTrue();
    }

    static Stream<Exception> ofTheTransactionManager() {
        return Stream.of(new RollbackException("x"), new SystemException("x"), new HeuristicMixedException("x"));
    }

    @ParameterizedTest
    @MethodSource("ofTheTransactionManager")
    void passes_by_itself_when_the_commit_failed_without_a_word_of_the_databases(Exception failure) {
        assertThat(DatabaseFailure.isTransient(wrapped(failure))).isTrue();
    }

    @Test
    void stays_when_the_database_refused_the_commit_over_the_data() {
        var commit = new RollbackException("x");
        var xa = new XAException("x");
        xa.initCause(new SQLException("x", "23505"));
        commit.addSuppressed(xa);

        assertThat(DatabaseFailure.isTransient(wrapped(commit))).isFalse();
    }

    @Test
    void is_none_when_no_database_is_involved() {
        assertThat(DatabaseFailure.isTransient(new IllegalStateException("x"))).isFalse();
        assertThat(DatabaseFailure.isTransient(new QuarkusTransactionException(new StackOverflowError())))
                .isFalse();
    }

    @Test
    void is_looked_for_in_a_circle_of_causes_only_once() {
        var first = new IllegalStateException("x");
        first.initCause(new IllegalStateException("y", first));

        assertThat(DatabaseFailure.isTransient(first)).isFalse();
    }

    private static Throwable wrapped(Throwable failure) {
        return new IllegalStateException("outer", new QuarkusTransactionException(failure));
    }
}
