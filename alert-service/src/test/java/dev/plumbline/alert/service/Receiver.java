package dev.plumbline.alert.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.plumbline.contract.ContractJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A receiver of webhooks that is as strict as Standard Webhooks asks: id, a timestamp within five minutes, a signature over
 * exactly these bytes. It shares no code with the sender.
 */
final class Receiver implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What it got, and what it answered. */
    record Message(String id, JsonNode body, String host, int answered, Instant at) {}

    /** What it is told to answer next. */
    record Answer(int status, Map<String, String> headers, String body) {}

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>(new ArrayDeque<>());
    private volatile Answer usual = new Answer(200, Map.of(), "thanks");

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::receive);
        server.start();
    }

    String url() {
        return "http://localhost:" + port() + "/hook?of=plumbline";
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Answers the next message so, then again as usual. */
    void answerOnce(int status, Map<String, String> headers, String body) {
        answers.add(new Answer(status, headers, body));
    }

    void answerAlways(int status, Map<String, String> headers, String body) {
        usual = new Answer(status, headers, body);
    }

    /** The messages with a good signature, whatever they were answered. */
    List<Message> messages() {
        return List.copyOf(messages);
    }

    List<Message> messagesAbout(String fingerprint) {
        return messages.stream()
                .filter(message ->
                        message.body().at("/data/fingerprint").asText().equals(fingerprint))
                .toList();
    }

    /** What was wrong with the others. */
    List<String> forged() {
        return List.copyOf(forged);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var wrong = wrong(exchange, body);
            if (!wrong.isEmpty()) {
                forged.add(wrong);
                respond(exchange, new Answer(401, Map.of(), wrong));
                return;
            }
            var answer = answers.poll();
            var given = answer == null ? usual : answer;
            messages.add(new Message(
                    header(exchange, "webhook-id"),
                    ContractJson.mapper().readTree(body),
                    header(exchange, "Host"),
                    given.status(),
                    Instant.now()));
            respond(exchange, given);
        }
    }

    private static String wrong(HttpExchange exchange, byte[] body) {
        var id = header(exchange, "webhook-id");
        var timestamp = header(exchange, "webhook-timestamp");
        var signature = header(exchange, "webhook-signature");
        if (id == null || timestamp == null || signature == null) {
            return "a header is missing";
        }
        if (!exchange.getRequestMethod().equals("POST")
                || !"application/json".equals(header(exchange, "content-type"))
                || !"of=plumbline".equals(exchange.getRequestURI().getRawQuery())) {
            return "not the request asked for";
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), Instant.now());
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return "the timestamp is " + age + " old";
        }
        for (var candidate : signature.split(" ")) {
            if (MessageDigest.isEqual(candidate.getBytes(UTF_8), expected(id, timestamp, body))) {
                return "";
            }
        }
        return "the signature is wrong";
    }

    private static byte[] expected(String id, String timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring("whsec_".length())), "HmacSHA256"));
            var signed = id + "." + timestamp + "." + new String(body, UTF_8);
            return ("v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)))).getBytes(UTF_8);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    private static void respond(HttpExchange exchange, Answer answer) throws IOException {
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        var bytes = answer.body().getBytes(UTF_8);
        exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
