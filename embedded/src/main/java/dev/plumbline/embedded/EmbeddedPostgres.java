package dev.plumbline.embedded;

import static dev.plumbline.embedded.Roles.DATABASE;
import static dev.plumbline.embedded.Roles.SUPERUSER;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** A PostgreSQL server on the loopback address only, with one database and a role and schema for each service. Its data stays in its folder. */
public final class EmbeddedPostgres implements AutoCloseable {
    /** The services that have a schema; role and schema carry the same name. */
    public static final List<String> SCHEMAS = List.of("ingestion", "metrics", "survey", "alert");

    private static final Duration START = Duration.ofSeconds(60);

    private final io.zonky.test.db.postgres.embedded.EmbeddedPostgres server;
    private final Passwords passwords;
    private final ProcessHandle postmaster;
    private final Guardian guardian;

    private EmbeddedPostgres(
            io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Passwords passwords, ProcessHandle postmaster) {
        this.server = server;
        this.postmaster = postmaster;
        this.guardian = Guardian.over(postmaster.pid(), "INT");
        this.passwords = passwords;
    }

    /**
     * Where and how.
     *
     * @param folder holds data, passwords and log
     * @param programs holds the unpacked programs; several servers may share it
     * @param port 0 takes a free one
     * @param durable false for tests: a power cut may lose data
     */
    public record Options(Path folder, Path programs, int port, boolean durable) {
        Path data() {
            return folder.resolve("data");
        }

        /** Written last by the first start: without it the data is the torso of an interrupted one. */
        Path completed() {
            return folder.resolve("completed");
        }
    }

    public static EmbeddedPostgres start(Options wanted) {
        var options = new Options(
                wanted.folder().toAbsolutePath(),
                wanted.programs().toAbsolutePath(),
                wanted.port() == 0 ? FreePort.find() : wanted.port(),
                wanted.durable());
        Path log = options.folder().resolve("postgres.log");
        try {
            Files.createDirectories(options.folder());
            Files.createDirectories(options.programs());
            Postmaster.clear(options.data());
            boolean first = !Files.exists(options.completed());
            if (first) {
                delete(options.data());
                Files.deleteIfExists(options.folder().resolve("passwords"));
            }
            var passwords = Passwords.keptIn(
                    options.folder().resolve("passwords"),
                    Stream.concat(Stream.of(SUPERUSER), SCHEMAS.stream()).toList());
            var server = launch(options, passwords, log);
            var postgres = new EmbeddedPostgres(
                    server, passwords, Postmaster.process(options.data()).orElseThrow());
            if (first) {
                complete(options, server, passwords);
            }
            return postgres;
        } catch (IOException | SQLException | IllegalStateException failure) {
            throw new EmbeddedFailure("PostgreSQL did not start: see " + log, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new EmbeddedFailure("PostgreSQL was interrupted while it started.", interrupted);
        }
    }

    /** How the service of that name reaches its schema. */
    public Database database(String service) {
        String url = "jdbc:postgresql://127.0.0.1:%d/%s?currentSchema=%s&reWriteBatchedInserts=true"
                .formatted(port(), DATABASE, service);
        return new Database(url, service, passwords.of(service));
    }

    public int port() {
        return server.getPort();
    }

    /** Completes when the server has ended, whoever ended it. */
    public CompletableFuture<Void> ended() {
        return postmaster.onExit().thenApply(gone -> null);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            guardian.close();
        }
    }

    private static io.zonky.test.db.postgres.embedded.EmbeddedPostgres launch(
            Options options, Passwords passwords, Path log) throws IOException {
        var builder = io.zonky.test.db.postgres.embedded.EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(options.programs().toFile())
                .setDataDirectory(options.data())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(options.port())
                .setPGStartupWait(START)
                .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setErrorRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .setConnectConfig("password", passwords.of(SUPERUSER))
                // The same order of strings on every machine, and letters of every alphabet are letters.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8");
        settings(options).forEach(builder::setServerConfig);
        return builder.start();
    }

    private static Map<String, String> settings(Options options) {
        String durable = options.durable() ? "on" : "off";
        return Map.ofEntries(
                Map.entry("listen_addresses", "127.0.0.1"),
                Map.entry("unix_socket_directories", ""),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("max_connections", "100"),
                // The library turns it off on the command line; ours comes later there and wins.
                Map.entry("fsync", durable),
                Map.entry("full_page_writes", durable),
                Map.entry("synchronous_commit", "on"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("jit", "off"),
                // Processes that one machine with four small services has no work for.
                Map.entry("io_method", "sync"),
                Map.entry("max_logical_replication_workers", "0"),
                Map.entry("max_wal_senders", "0"));
    }

    private static void complete(
            Options options, io.zonky.test.db.postgres.embedded.EmbeddedPostgres server, Passwords passwords)
            throws SQLException, IOException {
        Roles.createDatabase(server.getPostgresDatabase(), passwords::of);
        Roles.createSchemas(server.getDatabase(SUPERUSER, DATABASE), SCHEMAS, passwords::of);
        Files.writeString(
                options.data().resolve("pg_hba.conf"),
                "# Written by Plumbline: with a password, from this machine.\nhost all all 127.0.0.1/32 scram-sha-256\n");
        Roles.reloadSettings(server.getPostgresDatabase());
        Files.createFile(options.completed());
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
