package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.ContractJson;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request of HubSpot's")
class HubSpotSignatureTest {
    private static final String SECRET = "0a1b2c3d-client-secret";
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final String URI = "https://plumbline.example/v1/webhooks/hubspot/t0ken";
    private static final byte[] BODY = "[{\"eventId\": 1, \"text\": \"grüße\"}]".getBytes(UTF_8);

    @Test
    void is_genuine_with_a_signature_of_method_address_body_and_time() throws Exception {
        assertGenuine(request(URI, third(URI, NOW, SECRET)));
    }

    @Test
    void is_genuine_with_either_secret_while_they_change() throws Exception {
        var request = request(URI, third(URI, NOW, SECRET));
        assertThatCode(() -> new HubSpot().verify(request, List.of("the-new-one", SECRET)))
                .doesNotThrowAnyException();
        assertNotGenuine(request, List.of("the-new-one"), "client secret");
        assertNotGenuine(request, List.of(), "client secret");
    }

    @Test
    void is_signed_over_the_address_with_what_hubspot_decodes_decoded() throws Exception {
        var called =
                "https://plumbline.example/v1/webhooks/hubspot/t%3a0%2Fk?dry-run=true&a=%40%21%24%27%28%29%2A%2C%3B%3F&b=%20%26";
        var signed = "https://plumbline.example/v1/webhooks/hubspot/t:0/k?dry-run=true&a=@!$'()*,;?&b=%20%26";
        assertGenuine(request(called, third(signed, NOW, SECRET)));
    }

    @Test
    void is_not_genuine_when_anything_signed_is_another() throws Exception {
        var headers = third(URI, NOW, SECRET);
        assertNotGenuine(request(URI + "2", headers), List.of(SECRET), "public one");
        assertNotGenuine(new WebhookRequest("PUT", URI, headers, BODY, NOW), List.of(SECRET), "does not match");
        assertNotGenuine(
                new WebhookRequest("POST", URI, headers, "[]".getBytes(UTF_8), NOW), List.of(SECRET), "does not match");
        var later = new HashMap<>(headers);
        later.put(
                "x-hubspot-request-timestamp", Long.toString(NOW.plusSeconds(1).toEpochMilli()));
        assertNotGenuine(request(URI, later), List.of(SECRET), "does not match");
    }

    @Test
    void is_refused_with_the_address_it_was_called_at_but_for_the_token() throws Exception {
        for (var uri : List.of(URI, URI + "?dry-run=true", URI + "/", URI + "/?a=/b#/c")) {
            assertNotGenuine(
                    request(uri, third("https://another.example/", NOW, SECRET)),
                    List.of(SECRET),
                    " https://plumbline.example/v1/webhooks/hubspot/… ");
        }
    }

    @Test
    void is_not_genuine_five_minutes_later() throws Exception {
        var signedAt = NOW.minus(Duration.ofMinutes(5));
        assertGenuine(request(URI, third(URI, signedAt, SECRET)));
        assertNotGenuine(
                request(URI, third(URI, signedAt.minusMillis(1), SECRET)), List.of(SECRET), "more than 5 minutes");
    }

    @Test
    void needs_its_time() throws Exception {
        for (var time : List.of("", "soon", "-1", "17699472000001234567")) {
            var headers = new HashMap<>(third(URI, NOW, SECRET));
            headers.put("x-hubspot-request-timestamp", time);
            assertNotGenuine(request(URI, headers), List.of(SECRET), "X-HubSpot-Request-Timestamp");
        }
    }

    @Test
    void is_held_against_the_newest_signature_it_has() throws Exception {
        var headers = new HashMap<>(first(BODY, SECRET));
        assertGenuine(request(URI, headers));
        headers.putAll(third(URI, NOW, "another secret"));
        assertNotGenuine(request(URI, headers), List.of(SECRET), "does not match");
    }

    @Test
    void may_have_the_second_signature() throws Exception {
        var signature = sha256(SECRET + "POST" + URI, BODY);
        assertGenuine(request(URI, older("v2", signature)));
        assertGenuine(request(URI, older("v2", signature.toUpperCase())));
        assertNotGenuine(request(URI, older("v1", signature)), List.of(SECRET), "does not match");
        assertNotGenuine(request(URI, older("v2", "")), List.of(SECRET), "neither");
    }

    @Test
    void needs_to_say_which_of_the_older_signatures_it_has() throws Exception {
        var signature = sha256(SECRET, BODY);
        assertNotGenuine(request(URI, Map.of("x-hubspot-signature", signature)), List.of(SECRET), "v1 or v2");
        assertNotGenuine(request(URI, older("v3", signature)), List.of(SECRET), "v1 or v2");
        assertNotGenuine(request(URI, Map.of()), List.of(SECRET), "neither");
    }

    @Test
    void has_the_signatures_that_hubspot_s_own_libraries_compute() throws Exception {
        for (var file : Delivered.samples("hubspot")) {
            if (file.getFileName().toString().startsWith("vendor")) {
                var vectors = ContractJson.mapper().readTree(Delivered.bytes(file));
                for (var version : List.of("v1", "v2")) {
                    var vector = vectors.get(version);
                    var request = new WebhookRequest(
                            vector.path("method").asText("POST"),
                            vector.path("url").asText(URI),
                            older(version, vector.get("signature").asText()),
                            vector.get("body").asText().getBytes(UTF_8),
                            NOW);
                    new HubSpot()
                            .verify(request, List.of(vector.get("clientSecret").asText()));
                }
            }
        }
    }

    private static void assertGenuine(WebhookRequest request) {
        assertThatCode(() -> new HubSpot().verify(request, List.of(SECRET))).doesNotThrowAnyException();
    }

    private static void assertNotGenuine(WebhookRequest request, List<String> secrets, String why) {
        assertThatThrownBy(() -> new HubSpot().verify(request, secrets))
                .isInstanceOf(NotGenuineException.class)
                .hasMessageContaining(why)
                .satisfies(it -> assertThat(it.getMessage()).doesNotContain(SECRET, "t0ken"));
    }

    private static WebhookRequest request(String uri, Map<String, String> headers) {
        return new WebhookRequest("POST", uri, headers, BODY, NOW);
    }

    private static Map<String, String> third(String uri, Instant at, String secret) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
        var signed = "POST" + uri + new String(BODY, UTF_8) + at.toEpochMilli();
        return Map.of(
                "x-hubspot-signature-v3",
                Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8))),
                "x-hubspot-request-timestamp",
                Long.toString(at.toEpochMilli()));
    }

    private static Map<String, String> first(byte[] body, String secret) throws Exception {
        return older("v1", sha256(secret, body));
    }

    private static Map<String, String> older(String version, String signature) {
        return Map.of("x-hubspot-signature", signature, "x-hubspot-signature-version", version);
    }

    private static String sha256(String text, byte[] body) throws Exception {
        var digest = MessageDigest.getInstance("SHA-256");
        digest.update(text.getBytes(UTF_8));
        return HexFormat.of().formatHex(digest.digest(body));
    }
}
