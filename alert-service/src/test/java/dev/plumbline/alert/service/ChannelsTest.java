package dev.plumbline.alert.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.KeyHash;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "alert"))
@DisplayName("The channels")
class ChannelsTest {
    @Inject
    KafkaClients kafka;

    @Inject
    KeyHash hash;

    @Inject
    TenantTransaction transactions;

    @Test
    void are_replaced_as_a_whole_and_each_tenant_has_its_own() {
        var desk = desk("channels");
        var other = desk("channels-too");
        put(desk, """
                {"channels": [{"name": "b", "kind": "webhook", "url": "https://example.com/b"},
                              {"name": "a", "kind": "webhook", "url": "https://example.com/a"}]}""").statusCode(200);
        put(other, """
                {"channels": [{"name": "a", "kind": "webhook", "url": "https://example.com/other"}]}""").statusCode(200);

        put(desk, """
                {"channels": [{"name": "a", "kind": "webhook", "url": "https://example.com/new"}]}""").statusCode(200);

        desk.request()
                .get("/v1/channels")
                .then()
                .body("channels.name", contains("a"))
                .body("channels[0].kind", equalTo("webhook"))
                .body("channels[0].url", equalTo("https://example.com/new"))
                .body("channels[0].enabled", equalTo(true));
        put(desk, "{\"channels\": []}").statusCode(200);
        desk.request().get("/v1/channels").then().body("channels.size()", equalTo(0));
        other.request().get("/v1/channels").then().body("channels.url", contains("https://example.com/other"));
    }

    @Test
    void show_a_generated_secret_once_and_a_given_one_never() {
        var desk = desk("secrets");
        var body = """
                {"channels": [{"name": "ours", "kind": "webhook", "url": "https://example.com/a"},
                              {"name": "theirs", "kind": "webhook", "url": "https://example.com/b",
                               "secret": "%s"}]}""".formatted(Receiver.SECRET);

        put(desk, body)
                .statusCode(200)
                .body("channels[0].secret", startsWith("whsec_"))
                .body("channels[1].secret", nullValue());

        desk.request().get("/v1/channels").then().body("channels.findAll { it.secret }.size()", equalTo(0));
        put(desk, body).statusCode(200).body("channels.findAll { it.secret }.size()", equalTo(0));
    }

    @Test
    void keep_their_secrets_encrypted() {
        put(desk("encrypted"), """
                {"channels": [{"name": "a", "kind": "webhook", "url": "https://example.com/a", "secret": "%s"}]}""".formatted(Receiver.SECRET));

        var stored = transactions.in("encrypted", connection -> {
            try (var select = connection.prepareStatement("select secret from channel");
                    var rows = select.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        });

        assertThat(new String(stored, StandardCharsets.ISO_8859_1))
                .doesNotContain("whsec_", Receiver.SECRET.substring("whsec_".length()));
    }

    @Test
    void say_everything_that_is_wrong_with_a_request_and_change_nothing() {
        var desk = desk("wrong");
        put(desk, """
                {"channels": [{"name": "kept", "kind": "webhook", "url": "https://example.com/a"}]}""");

        put(desk, """
                {"channels": [{"kind": "webhook", "url": "https://example.com/a"},
                              {"name": "b", "kind": "pigeon", "url": "https://example.com/a"},
                              {"name": "b", "kind": "webhook", "url": "ftp://example.com/a"},
                              {"name": "d", "kind": "webhook", "url": "https://me:secret@example.com/a"},
                              {"name": "e", "kind": "webhook", "url": "no url"},
                              {"name": "f", "kind": "webhook", "url": "https://example.com", "secret": "short"},
                              null,
                              {"name": "g", "kind": "webhook"}]}""")
                .statusCode(400)
                .contentType("application/problem+json")
                .body(
                        "errors.pointer",
                        contains(
                                "/channels/0/name",
                                "/channels/1/kind",
                                "/channels/2/name",
                                "/channels/2/url",
                                "/channels/3/url",
                                "/channels/4/url",
                                "/channels/5/secret",
                                "/channels/6",
                                "/channels/7/url"));

        desk.request().get("/v1/channels").then().body("channels.name", contains("kept"));
    }

    @Test
    void refuse_a_body_that_is_none() {
        var desk = desk("bodies");
        put(desk, "{}").statusCode(400).body("errors.pointer", hasItems("/channels"));
        put(desk, "{\"channels\": 7}").statusCode(400).body("errors.pointer", hasItems("/channels"));
        put(desk, "{\"channels\"").statusCode(400).contentType("application/problem+json");
        put(desk, "").statusCode(400).contentType("application/problem+json");
        desk.request()
                .contentType("text/plain")
                .body("hello")
                .put("/v1/channels")
                .then()
                .statusCode(415);
    }

    private Desk desk(String tenant) {
        return Desk.open(kafka, hash, tenant);
    }

    private static ValidatableResponse put(Desk desk, String body) {
        return desk.request()
                .contentType("application/json")
                .body(body)
                .put("/v1/channels")
                .then();
    }
}
