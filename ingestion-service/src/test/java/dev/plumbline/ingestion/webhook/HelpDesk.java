package dev.plumbline.ingestion.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.ingestion.TestTenant;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A Chatwoot that calls an address it was given, and signs. */
record HelpDesk(String id, String token, String secret) {
    private static final Path FIXTURES = Path.of("src/test/resources/webhooks/chatwoot");

    /** One that is connected to a tenant. */
    static HelpDesk of(TestTenant tenant) {
        var secret = "signing-secret-of-" + tenant.id();
        var created = tenant.request()
                .contentType("application/json")
                .body("{\"provider\": \"chatwoot\", \"name\": \"Our Chatwoot\", \"signingSecret\": \"%s\"}"
                        .formatted(secret))
                .post("/v1/webhook-tokens")
                .then()
                .statusCode(201)
                .extract();
        return new HelpDesk(created.path("id"), created.path("token"), secret);
    }

    HelpDesk withSecret(String other) {
        return new HelpDesk(id, token, other);
    }

    HelpDesk withToken(String other) {
        return new HelpDesk(id, other, secret);
    }

    String path() {
        return "/v1/webhooks/chatwoot/" + token;
    }

    ValidatableResponse sends(String delivery, String body) {
        return sends(path(), delivery, body, now());
    }

    ValidatableResponse tries(String delivery, String body) {
        return sends(path() + "?dry-run=true", delivery, body, now());
    }

    ValidatableResponse sends(String path, String delivery, String body, Instant signedAt) {
        var time = Long.toString(signedAt.getEpochSecond());
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)))
                .contentType("application/json")
                .header("X-Chatwoot-Delivery", delivery)
                .header("X-Chatwoot-Timestamp", time)
                .header("X-Chatwoot-Signature", "sha256=" + sign(time + "." + body))
                .body(body.getBytes(UTF_8))
                .post(path)
                .then();
    }

    /** Its body for this, as it says it. */
    static String says(String fixture) {
        return json(fixture).toString();
    }

    static ObjectNode json(String fixture) {
        try {
            var bytes = Files.readAllBytes(FIXTURES.resolve(fixture + ".json"));
            return (ObjectNode) ContractJson.mapper().readTree(bytes);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    static Instant now() {
        return Instant.now();
    }

    private String sign(String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
