package dev.plumbline.ingestion.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.ChildProcess;
import dev.plumbline.embedded.EmbeddedKafka;
import dev.plumbline.embedded.EmbeddedPostgres;
import dev.plumbline.embedded.FreePort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The service as it is shipped, in a process of its own and as small as {@code ./plumbline up} makes it. */
final class PackagedService implements AutoCloseable {
    private static final String KEY = "plk_of_the_packaged_service";
    private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port = FreePort.find();
    private final EmbeddedKafka kafka;
    private final EmbeddedPostgres postgres;
    private final ChildProcess process;

    PackagedService(Path folder, Map<String, String> settings) {
        assertThat(JAR).as("the packaged service").exists();
        kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(
                folder.resolve("postgres"), Path.of("target", "embedded", "programs"), 0, false));
        var database = postgres.database("ingestion");
        var environment = new java.util.HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", "127.0.0.1",
                "QUARKUS_HTTP_PORT", Integer.toString(port),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers(),
                "QUARKUS_DATASOURCE_JDBC_URL", database.url(),
                "QUARKUS_DATASOURCE_USERNAME", database.user(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "PLUMBLINE_KEY_PEPPER", "pepper-of-the-tests-which-is-no-secret",
                "PLUMBLINE_EMBEDDED", "true",
                "PLUMBLINE_INGESTION_DEMO_KEY", KEY));
        environment.putAll(settings);
        process = ChildProcess.start(new ChildProcess.Command(
                "ingestion",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                        "-jar",
                        JAR.toString()),
                environment,
                folder.resolve("ingestion.log"),
                folder.resolve("ingestion.pid")));
        await().atMost(Duration.ofSeconds(90)).until(this::isReady);
    }

    URI events() {
        return URI.create("http://127.0.0.1:" + port + "/v1/events");
    }

    HttpRequest.Builder post(String contentType) {
        return HttpRequest.newBuilder(events())
                .header("Authorization", "Bearer " + KEY)
                .header("Content-Type", contentType)
                .timeout(Duration.ofSeconds(60));
    }

    HttpClient client() {
        return client;
    }

    boolean isReady() {
        try {
            var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .timeout(Duration.ofSeconds(5))
                    .build();
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Asks it to end, as a platform does, and does not wait for it. */
    void terminate() {
        ProcessHandle.of(process.pid()).orElseThrow().destroy();
    }

    /** The ids of all events that stand on the topic. */
    Set<String> idsOnTopic() {
        var ids = new HashSet<String>();
        var settings = Map.<String, Object>of("bootstrap.servers", kafka.bootstrapServers());
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(Topics.SUPPORT_EVENTS).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    ids.add(new String(message.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
                }
            }
        }
        return ids;
    }

    @Override
    public void close() {
        client.close();
        process.stop(Duration.ofSeconds(20));
        kafka.kill();
        postgres.close();
    }
}
