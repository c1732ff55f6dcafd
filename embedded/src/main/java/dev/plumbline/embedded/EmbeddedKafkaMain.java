package dev.plumbline.embedded;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** One Kafka broker that is its own controller. Runs in a JVM of its own, with a class path of its own. */
final class EmbeddedKafkaMain {
    private static final int NODE = 1;

    /** Always the same: formatting what is formatted already must find its own name there. */
    private static final String CLUSTER = "cGx1bWJsaW5lLXN1aXRlMQ";

    private EmbeddedKafkaMain() {}

    /** Arguments: data directory, port, and the file that is written once the topics are there. */
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[0]);
        String address = "127.0.0.1:" + arguments[1];
        Path announcement = Path.of(arguments[2]);

        var server = new KafkaRaftServer(new KafkaConfig(formatted(data, address)), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "shutdown"));
        server.startup();
        createTopics(address);
        Files.writeString(announcement, address);
        server.awaitShutdown();
    }

    private static Properties formatted(Path data, String address) throws Exception {
        new Formatter()
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .setNodeId(NODE)
                .setClusterId(CLUSTER)
                .setDirectories(List.of(data.toString()))
                .setMetadataLogDirectory(data.toString())
                .setControllerListenerName("CONTROLLER")
                .setIgnoreFormatted(true)
                .run();
        return settings(data, address, "127.0.0.1:" + FreePort.find());
    }

    private static Properties settings(Path data, String address, String controller) {
        var settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                Integer.toString(NODE),
                "controller.quorum.voters",
                NODE + "@" + controller,
                "listeners",
                "PLAINTEXT://" + address + ",CONTROLLER://" + controller,
                "advertised.listeners",
                "PLAINTEXT://" + address,
                "listener.security.protocol.map",
                "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "controller.listener.names",
                "CONTROLLER",
                "log.dirs",
                data.toString(),
                "auto.create.topics.enable",
                "false"));
        settings.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "1",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0"));
        // A broker for one machine in 256 MB: the defaults are made for servers.
        settings.putAll(Map.of(
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2",
                "log.cleaner.dedupe.buffer.size", "8388608",
                "log.segment.bytes", "134217728",
                "log.index.size.max.bytes", "2097152",
                "log.retention.bytes", "2147483648"));
        return settings;
    }

    private static void createTopics(String address) throws InterruptedException, ExecutionException {
        var topics = BrokerTopic.ALL.stream()
                .map(topic -> new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                        .configs(topic.settings()))
                .toList();
        try (var admin = Admin.create(Map.of("bootstrap.servers", address))) {
            for (var creation : admin.createTopics(topics).values().values()) {
                try {
                    creation.get();
                } catch (ExecutionException failure) {
                    if (!(failure.getCause() instanceof TopicExistsException)) {
                        throw failure;
                    }
                }
            }
        }
    }
}
