package dev.plumbline.ingestion.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.ingestion.TestTenant;
import io.restassured.RestAssured;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.zip.GZIPOutputStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Valid requests of all kinds that this service takes. */
final class Samples {
    private static final Path WEBHOOKS = Path.of("src/test/resources/webhooks");
    private static final String SECRET = "signing-secret-of-the-fuzz";
    private static final String EVENT =
            "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"/fuzz\",\"type\":\"%s\",\"subject\":\"c1\",\"time\":\"2026-02-01T09:30:00Z\",\"data\":%s}";

    private final TestTenant tenant;

    Samples(TestTenant tenant) {
        this.tenant = tenant;
    }

    /** Each is as likely as it stands here often. */
    List<Sample> all() throws IOException {
        var all = new ArrayList<Sample>();
        for (var repeat = 0; repeat < 6; repeat++) {
            all.addAll(events());
        }
        all.addAll(settings());
        all.addAll(webhooks());
        return all;
    }

    private List<Sample> events() throws IOException {
        var opened = EVENT.formatted(
                "e1",
                "conversation.opened",
                "{\"customerId\":\"k\",\"channel\":\"chat\",\"handledBy\":\"ai\",\"tags\":[\"a\",\"b\"]}");
        var message = EVENT.formatted(
                "e2", "conversation.message", "{\"author\":\"customer\",\"text\":\"Grüße 😀\",\"confidence\":0.5}");
        var cost = EVENT.formatted(
                        "e3",
                        "cost.recorded",
                        "{\"kind\":\"software\",\"amount\":12.50,\"currency\":\"USD\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\"}")
                .replace("\"subject\":\"c1\",", "");
        var lines = opened + "\n" + message + "\n\n" + cost;
        return List.of(
                event("application/cloudevents+json", opened.getBytes(UTF_8)),
                event("application/cloudevents+json", message.getBytes(UTF_8)),
                event("application/json", cost.getBytes(UTF_8)),
                event("application/cloudevents-batch+json", ("[" + opened + "," + message + "]").getBytes(UTF_8)),
                event("application/x-ndjson", lines.getBytes(UTF_8)),
                Sample.of(
                        "POST",
                        "/v1/events",
                        Map.of(
                                "Authorization", tenant.authorization(),
                                "Content-Type", "application/x-ndjson",
                                "Content-Encoding", "gzip"),
                        gzip(lines)),
                Sample.of(
                        "POST",
                        "/v1/events",
                        Map.of(
                                "Authorization", tenant.authorization(),
                                "Content-Type", "application/json",
                                "ce-specversion", "1.0",
                                "ce-id", "e4",
                                "ce-source", "/fuzz",
                                "ce-type", "conversation.resolved",
                                "ce-subject", "c%201",
                                "ce-time", "2026-02-01T09:30:00Z"),
                        "{\"by\":\"ai\"}".getBytes(UTF_8)),
                Sample.of(
                        "OPTIONS",
                        "/v1/events",
                        Map.of("WebHook-Request-Origin", "events.example.com", "WebHook-Request-Rate", "60"),
                        new byte[0]));
    }

    private Sample event(String contentType, byte[] body) {
        return Sample.of(
                "POST",
                "/v1/events",
                Map.of("Authorization", tenant.authorization(), "Content-Type", contentType),
                body);
    }

    private List<Sample> settings() {
        return List.of(
                administration(
                        "PUT",
                        "/v1/tenant",
                        "{\"name\":\"Fuzz\",\"timeZone\":\"Europe/Berlin\",\"repeatContactWindow\":\"P3D\",\"sensitiveCategories\":[\"legal\"]}"),
                administration(
                        "POST",
                        "/v1/api-keys",
                        "{\"name\":\"Fuzz\",\"scopes\":[\"ingest\"],\"expiresAt\":\"2030-01-01T00:00:00Z\"}"),
                administration(
                        "POST",
                        "/v1/webhook-tokens",
                        "{\"provider\":\"chatwoot\",\"name\":\"Fuzz\",\"signingSecret\":\"a-secret-of-the-fuzz\"}"),
                administration("GET", "/v1/rejected?limit=5", ""),
                administration("GET", "/v1/rejected/summary", ""),
                administration("GET", "/v1/api-keys", ""));
    }

    private Sample administration(String method, String path, String body) {
        return Sample.of(
                method,
                path,
                Map.of("Authorization", tenant.authorization(), "Content-Type", "application/json"),
                body.getBytes(UTF_8));
    }

    private List<Sample> webhooks() throws IOException {
        var all = new ArrayList<Sample>();
        all.addAll(fixtures("chatwoot", body -> {
            var time = Long.toString(Instant.now().getEpochSecond());
            return Map.of(
                    "X-Chatwoot-Timestamp",
                    time,
                    "X-Chatwoot-Signature",
                    "sha256=" + hex(hmac("HmacSHA256", (time + ".").getBytes(UTF_8), body)));
        }));
        all.addAll(fixtures("zendesk", body -> {
            var time = Instant.now().toString();
            return Map.of(
                    "X-Zendesk-Webhook-Signature-Timestamp",
                    time,
                    "X-Zendesk-Webhook-Signature",
                    base64(hmac("HmacSHA256", time.getBytes(UTF_8), body)));
        }));
        all.addAll(fixtures("intercom", body -> Map.of("X-Hub-Signature", "sha1=" + hex(hmac("HmacSHA1", body)))));
        all.addAll(fixtures(
                "shopify",
                body -> Map.of(
                        "X-Shopify-Hmac-SHA256",
                        base64(hmac("HmacSHA256", body)),
                        "X-Shopify-Topic",
                        "orders/create",
                        "X-Shopify-Webhook-Id",
                        "w" + body.length)));
        all.addAll(fixtures("freshdesk", body -> Map.of()));
        all.addAll(hubspot());
        return all;
    }

    private List<Sample> hubspot() throws IOException {
        var path = address("hubspot");
        var uri = RestAssured.baseURI + ":" + RestAssured.port + path;
        return fixtures("hubspot", path, body -> {
            var time = Long.toString(Instant.now().toEpochMilli());
            return Map.of(
                    "X-HubSpot-Request-Timestamp",
                    time,
                    "X-HubSpot-Signature-v3",
                    base64(hmac("HmacSHA256", ("POST" + uri).getBytes(UTF_8), body, time.getBytes(UTF_8))));
        });
    }

    private List<Sample> fixtures(String provider, Function<byte[], Map<String, String>> signature) throws IOException {
        return fixtures(provider, address(provider), signature);
    }

    private static List<Sample> fixtures(String provider, String path, Function<byte[], Map<String, String>> signature)
            throws IOException {
        var all = new ArrayList<Sample>();
        try (var files = Files.list(WEBHOOKS.resolve(provider))) {
            for (var file : files.sorted().toList()) {
                all.add(new Sample(
                        "POST", path, Map.of("Content-Type", "application/json"), Files.readAllBytes(file), signature));
            }
        }
        return all;
    }

    private String address(String provider) {
        var secret = provider.equals("freshdesk") ? "" : ", \"signingSecret\": \"" + SECRET + "\"";
        var token = tenant.request()
                .contentType("application/json")
                .body("{\"provider\": \"%s\", \"name\": \"Fuzz\"%s}".formatted(provider, secret))
                .post("/v1/webhook-tokens")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("token");
        return "/v1/webhooks/" + provider + "/" + token;
    }

    private static byte[] gzip(String text) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(UTF_8));
        }
        return packed.toByteArray();
    }

    private static byte[] hmac(String algorithm, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), algorithm));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
