package dev.plumbline.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.locks.LockSupport;

/** Another JVM that starts a part and is then killed without a chance to clean up. */
record KilledRun(Process process) {

    static KilledRun ofPostgres(Path folder, Path programs) throws IOException {
        return run("postgres", folder, programs);
    }

    static KilledRun ofKafka(Path folder) throws IOException {
        return run("kafka", folder, folder);
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private static KilledRun run(String part, Path folder, Path programs) throws IOException {
        String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath,
                        KilledRun.class.getName(),
                        part,
                        folder.toString(),
                        programs.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var line = new BufferedReader(new InputStreamReader(process.getInputStream())).readLine();
        if (!"ready".equals(line)) {
            throw new IllegalStateException("The run did not start: " + line);
        }
        return new KilledRun(process);
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("kafka")) {
            EmbeddedKafka.start(folder, 0);
        } else {
            var postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(folder, Path.of(arguments[2]), 0, true));
            var alert = postgres.database("alert");
            try (var connection = DriverManager.getConnection(alert.url(), alert.user(), alert.password());
                    var statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS rule AS SELECT 'kept' AS word");
            }
        }
        System.out.println("ready");
        while (true) {
            LockSupport.park();
        }
    }
}
