package dev.plumbline.kit.security;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.KeyUse;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.messaging.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("An API key")
class ApiKeysTest {
    @Inject
    KafkaClients kafka;

    @Inject
    KeyHash hash;

    @Inject
    TenantRegistry registry;

    private final String tenant = "t-" + UUID.randomUUID();
    private final String secret = "pl_" + UUID.randomUUID();

    @Test
    void is_good_as_soon_as_the_registry_tells_of_it_and_names_its_tenant() throws IOException {
        assertRefused(get("/sample/read", secret), 401);

        publish(key("k1", secret, Scope.READ));
        awaitStatus("/sample/read", secret, 200);

        get("/sample/read", secret).then().body("tenant", equalTo(tenant)).body("key", equalTo("k1"));
    }

    @ParameterizedTest
    @CsvSource({"INGEST, ingest", "READ, read", "ADMIN, admin"})
    void opens_only_what_its_scope_allows(Scope scope, String open) throws IOException {
        publish(key("k1", secret, scope));
        awaitStatus("/sample/" + open, secret, 200);

        for (var address : List.of("ingest", "read", "admin")) {
            if (!address.equals(open)) {
                assertRefused(get("/sample/" + address, secret), 403)
                        .then()
                        .body("detail", containsString("'" + address + "'"));
            }
        }
    }

    @Test
    void is_refused_after_it_was_revoked_while_the_others_stay_good() throws IOException {
        var other = secret + "-other";
        publish(key("k1", secret, Scope.READ), key("k2", other, Scope.READ));
        awaitStatus("/sample/read", secret, 200);

        publish(key("k2", other, Scope.READ));
        awaitStatus("/sample/read", secret, 401);

        assertThat(get("/sample/read", other).statusCode()).isEqualTo(200);
    }

    @Test
    void is_refused_after_its_tenant_is_gone() throws IOException {
        publish(key("k1", secret, Scope.READ));
        awaitStatus("/sample/read", secret, 200);

        send(null);
        awaitStatus("/sample/read", secret, 401);

        assertThat(registry.tenant(tenant)).isEmpty();
    }

    @Test
    void is_refused_when_it_has_expired() throws IOException {
        var longLived = secret + "-long";
        publish(
                new Tenant.Key("k1", "pl_", hash.of(secret), Set.of(Scope.READ), Optional.of(Instant.EPOCH)),
                new Tenant.Key(
                        "k2",
                        "pl_",
                        hash.of(longLived),
                        Set.of(Scope.READ),
                        Optional.of(Instant.parse("2999-01-01T00:00:00Z"))));
        awaitStatus("/sample/read", longLived, 200);

        assertRefused(get("/sample/read", secret), 401);
    }

    @Test
    void that_is_missing_is_asked_for() {
        assertRefused(when().get("/sample/read"), 401)
                .then()
                .header("WWW-Authenticate", "Bearer")
                .body("detail", containsString("Authorization: Bearer"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic YTpi", "pl_secret"})
    void that_is_not_given_as_a_bearer_token_is_refused(String header) {
        assertRefused(given().header("Authorization", header).get("/sample/read"), 401);
    }

    @Test
    void is_good_however_the_word_bearer_is_written() throws IOException {
        publish(key("k1", secret, Scope.READ));
        awaitStatus("/sample/read", secret, 200);

        given().header("Authorization", "bEARER   " + secret)
                .get("/sample/read")
                .then()
                .statusCode(200);
    }

    @Test
    void is_known_although_another_entry_of_the_registry_is_unreadable() throws IOException {
        try (var producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topics.TENANT_REGISTRY, "broken", "{".getBytes(StandardCharsets.UTF_8)));
            producer.send(new ProducerRecord<>(Topics.TENANT_REGISTRY, "empty", "{}".getBytes(StandardCharsets.UTF_8)));
        }
        publish(key("k1", secret, Scope.READ));

        awaitStatus("/sample/read", secret, 200);
    }

    @Test
    void tells_when_it_was_used_once_for_many_uses_and_also_after_its_tenant_changed() throws IOException {
        publish(key("k1", secret, Scope.READ), key("k2", secret + "-late", Scope.READ));
        awaitStatus("/sample/read", secret, 200);
        await().until(() -> uses("k1").size() == 1);

        // When it is used again, also after its tenant changed
        publish(key("k1", secret, Scope.READ, Scope.INGEST), key("k2", secret + "-late", Scope.READ));
        awaitStatus("/sample/ingest", secret, 200);
        get("/sample/read", secret + "-late");

        // Then a later round has told of another key, and not of this one
        await().until(() -> uses("k2").size() == 1);
        assertThat(uses("k1")).singleElement().satisfies(use -> {
            assertThat(use.tenant()).isEqualTo(tenant);
            assertThat(use.service()).isEqualTo("metrics");
            assertThat(use.lastUsedAt()).isCloseTo(Instant.now(), within(1, ChronoUnit.MINUTES));
        });
    }

    @Test
    void is_nowhere_to_be_found_in_its_hash() {
        assertThat(hash.of(secret)).doesNotContain(secret).matches("[A-Za-z0-9_-]{43}");
        assertThat(hash.of(secret)).isEqualTo(hash.of(secret)).isNotEqualTo(hash.of(secret + "x"));
    }

    private Tenant.Key key(String id, String keySecret, Scope... scopes) {
        return new Tenant.Key(
                id, keySecret.substring(0, 6), hash.of(keySecret), Set.copyOf(Arrays.asList(scopes)), Optional.empty());
    }

    private void publish(Tenant.Key... keys) throws IOException {
        send(ContractJson.mapper().writeValueAsBytes(Tenant.named(tenant, "Tests", List.of(keys))));
    }

    private void send(byte[] entry) {
        try (var producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(Topics.TENANT_REGISTRY, tenant, entry));
        }
    }

    private List<KeyUse> uses(String key) throws IOException {
        var uses = new ArrayList<KeyUse>();
        for (var message : TopicReader.read(kafka, Topics.TENANT_KEY_USE, tenant + "|" + key)) {
            uses.add(ContractJson.mapper().readValue(message.value(), KeyUse.class));
        }
        return uses;
    }

    private static void awaitStatus(String path, String key, int status) {
        await().until(() -> get(path, key).statusCode() == status);
    }

    private static Response get(String path, String key) {
        return given().header("Authorization", "Bearer " + key).get(path);
    }

    private static Response assertRefused(Response response, int status) {
        response.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("status", equalTo(status));
        return response;
    }
}
