package dev.plumbline.ingestion;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** A tenant of a test's own, known to the service as every service knows tenants: from the topic. */
public record TestTenant(String id, String key) {
    public static TestTenant withScopes(Scope... scopes) {
        var id = "tenant-" + UUID.randomUUID().toString().substring(0, 8);
        var secret = "plk_" + UUID.randomUUID();
        var key = new Tenant.Key("key", "plk_", hash(secret), Set.of(scopes), Optional.empty());
        publish(Tenant.named(id, "Tenant of a test", List.of(key)));
        var tenant = new TestTenant(id, secret);
        await().until(() -> tenant.post("text/plain", "").extract().statusCode() != 401);
        return tenant;
    }

    /** The answer to events posted as this content type. */
    public ValidatableResponse post(String contentType, String body) {
        return post(contentType, body.getBytes(StandardCharsets.UTF_8));
    }

    public ValidatableResponse post(String contentType, byte[] body) {
        return request().contentType(contentType).body(body).post("/v1/events").then();
    }

    /** A request with the tenant's key; bytes and content type leave as they are given. */
    public RequestSpecification request() {
        return given().config(RestAssured.config()
                        .encoderConfig(EncoderConfig.encoderConfig()
                                .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                                .encodeContentTypeAs("application/x-ndjson", ContentType.BINARY)
                                .encodeContentTypeAs("application/cloudevents-batch+json", ContentType.BINARY)))
                .header("Authorization", authorization());
    }

    public String authorization() {
        return "Bearer " + key;
    }

    private static void publish(Tenant tenant) {
        var settings = Map.<String, Object>of("bootstrap.servers", bootstrapServers());
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.TENANT_REGISTRY,
                            tenant.id(),
                            ContractJson.mapper().writeValueAsBytes(tenant)))
                    .get();
        } catch (IOException | InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** As {@code KeyHash} does it; said once more, so that a change of the hash does not go unseen. */
    private static String hash(String secret) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(EmbeddedParts.KEY_PEPPER.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String bootstrapServers() {
        return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
    }
}
