package dev.plumbline.ingestion.erasure;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.contract.Violation;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import dev.plumbline.ingestion.quarantine.DeadLetters;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("To erase a customer's data")
class EraseCustomerTest {
    private static final Duration SECONDS = Duration.ofSeconds(20);

    @Inject
    InstantSource clock;

    @Inject
    TenantTransaction transactions;

    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);
    }

    @Test
    void tells_all_services_under_a_pseudonym_that_says_nothing() {
        var before = clock.instant().minusMillis(1);

        Instant requestedAt =
                Instant.parse(erase("ann").statusCode(202).extract().path("requestedAt"));

        assertThat(requestedAt).isBetween(before, clock.instant());
        var told = awaitErasures(1).getFirst();
        assertThat(told.tenant()).isEqualTo(tenant.id());
        assertThat(told.customerId()).isEqualTo("ann");
        assertThat(told.pseudonym()).matches("erased-[0-9a-f]{16}");
        assertThat(told.erasedAt()).isEqualTo(requestedAt);
    }

    @Test
    void can_be_asked_for_again_and_keeps_its_id_and_pseudonym() {
        var first = erase("ann").statusCode(202).extract();
        var again = erase("ann").statusCode(202).extract();
        var other = erase("bob").statusCode(202).extract();

        assertThat(again.<String>path("erasure"))
                .isEqualTo(first.path("erasure"))
                .isNotEqualTo(other.path("erasure"));
        assertThat(Instant.parse(again.path("requestedAt"))).isAfterOrEqualTo(Instant.parse(first.path("requestedAt")));
        var told = awaitErasures(3);
        assertThat(told).extracting(CustomerErased::customerId).containsExactlyInAnyOrder("ann", "ann", "bob");
        assertThat(told)
                .extracting(CustomerErased::pseudonym)
                .containsOnly(pseudonym(told, "ann"), pseudonym(told, "bob"));
        assertThat(first.body().asString()).doesNotContain(pseudonym(told, "ann"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"freshdesk:ann@example.com", "a/b", "Anna Müller", "50%", "?#+&", "😀", "%2F"})
    void takes_any_id_that_events_can_name(String customer) {
        erase(customer).statusCode(202);

        assertThat(awaitErasures(1).getFirst().customerId()).isEqualTo(customer);
    }

    @Test
    void refuses_what_no_event_can_name() {
        erase("x".repeat(201))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/customerId"));
        erase("a\u0000b").statusCode(400).body("errors[0].pointer", equalTo("/customerId"));
        erase("x".repeat(199) + "😀").statusCode(202);
    }

    @Test
    void needs_the_scope_admin() {
        var reader = TestTenant.withScopes(Scope.INGEST, Scope.READ);

        reader.request().delete("/v1/customers/ann/data").then().statusCode(403);
        given().delete("/v1/customers/ann/data").then().statusCode(401);

        assertThat(TopicReader.messagesOf(reader, Topics.CUSTOMER_ERASURES)).isEmpty();
    }

    @Test
    void empties_what_of_theirs_is_in_the_quarantine_and_leaves_the_others() throws Exception {
        DeadLetters.send(
                rejection("of-ann", Optional.empty(), event("ann", "Where is my order?")),
                rejection("of-her-desk", Optional.of("zendesk"), "{\"ticket\": {\"requester_id\": 1264}}"),
                rejection("cut", Optional.empty(), "{\"data\": {\"customerId\": \"ann\", \"subjectLine\": \"Where"),
                rejection("of-bob", Optional.empty(), event("bob", "ann is my wife")));
        await().atMost(SECONDS).until(() -> ids("open").size() == 4);

        erase("ann").statusCode(202);
        erase("zendesk:1264").statusCode(202);

        await().atMost(SECONDS)
                .untilAsserted(
                        () -> assertThat(ids("dropped")).containsExactlyInAnyOrder("of-ann", "of-her-desk", "cut"));
        assertThat(ids("open")).containsExactly("of-bob");
        get("/v1/rejected/of-ann")
                .body("body", equalTo(""))
                .body("settledBy", equalTo("erasure"))
                .body("violations.pointer", hasItem("/data/channel"))
                .body("violations.detail", equalTo(List.of("erased")));
        get("/v1/rejected/of-bob").body("body", equalTo(event("bob", "ann is my wife")));
    }

    @Test
    void also_empties_what_comes_into_the_quarantine_later_but_was_refused_before() throws Exception {
        erase("ann").statusCode(202);
        awaitErasures(1);
        var hourAgo = clock.instant().minus(Duration.ofHours(1));
        var soon = clock.instant().plus(Duration.ofSeconds(2));

        DeadLetters.send(
                rejection("late", hourAgo, Optional.empty(), event("ann", "Where is my order?")),
                rejection("of-bob", hourAgo, Optional.empty(), event("bob", "Hello")),
                rejection("afterwards", soon, Optional.empty(), event("ann", "Here I am again")));

        await().atMost(SECONDS).until(() -> ids("open").size() + ids("dropped").size() == 3);
        assertThat(ids("dropped")).containsExactly("late");
        get("/v1/rejected/late").body("body", equalTo(""));
    }

    @Test
    void forgets_whose_the_conversations_are_that_webhooks_tell_of() {
        remember("hubspot:ticket:1", "customer", "ann");
        remember("hubspot:ticket:1", "subject", "Where is my order?");
        remember("hubspot:ticket:1", "state", "open");
        remember("hubspot:ticket:2", "customer", "bob");
        // What is remembered under a customer's own id is a shop's.
        remember("shopify", "ann", "order", "450789469");
        remember("hubspot", "ann", "state", "resolved");

        erase("ann").statusCode(202);

        await().atMost(SECONDS)
                .untilAsserted(() -> assertThat(remembered()).containsExactlyInAnyOrder("open", "bob", "resolved"));
    }

    private void remember(String conversation, String name, String value) {
        remember("hubspot", conversation, name, value);
    }

    private void remember(String provider, String conversation, String name, String value) {
        transactions.run(tenant.id(), connection -> {
            try (var insert = connection.prepareStatement("""
                    insert into webhook_memory (tenant_id, provider, conversation, name, value, changed_at)
                    values (?, ?, ?, ?, ?, now())""")) {
                insert.setString(1, tenant.id());
                insert.setString(2, provider);
                insert.setString(3, conversation);
                insert.setString(4, name);
                insert.setString(5, value);
                insert.executeUpdate();
            }
        });
    }

    private List<String> remembered() {
        return transactions.in(tenant.id(), connection -> {
            try (var select = connection.prepareStatement("select array_agg(value) from webhook_memory");
                    var rows = select.executeQuery()) {
                rows.next();
                return List.of((String[]) rows.getArray(1).getArray());
            }
        });
    }

    private ValidatableResponse erase(String customer) {
        var encoded = URLEncoder.encode(customer, StandardCharsets.UTF_8).replace("+", "%20");
        return tenant.request()
                .urlEncodingEnabled(false)
                .delete("/v1/customers/" + encoded + "/data")
                .then();
    }

    private ValidatableResponse get(String address) {
        return tenant.request().get(address).then().statusCode(200);
    }

    private List<String> ids(String state) {
        return get("/v1/rejected?state=" + state).extract().path("rejected.id");
    }

    private List<CustomerErased> awaitErasures(int count) {
        await().atMost(SECONDS)
                .until(() ->
                        TopicReader.messagesOf(tenant, Topics.CUSTOMER_ERASURES).size() >= count);
        var messages = TopicReader.messagesOf(tenant, Topics.CUSTOMER_ERASURES);
        assertThat(messages).hasSize(count);
        return messages.stream()
                .map(message -> {
                    try {
                        var erased = ContractJson.mapper().readValue(message.value(), CustomerErased.class);
                        assertThat(message.key()).isEqualTo(erased.topicKey());
                        return erased;
                    } catch (IOException unreadable) {
                        throw new UncheckedIOException(unreadable);
                    }
                })
                .toList();
    }

    private static String pseudonym(List<CustomerErased> told, String customer) {
        return told.stream()
                .filter(it -> it.customerId().equals(customer))
                .map(CustomerErased::pseudonym)
                .findFirst()
                .orElseThrow();
    }

    private RejectedEvent rejection(String id, Optional<String> provider, String body) {
        return rejection(id, clock.instant(), provider, body);
    }

    private RejectedEvent rejection(String id, Instant at, Optional<String> provider, String body) {
        return new RejectedEvent(
                id,
                tenant.id(),
                at,
                "ingestion",
                RejectedEvent.Reason.INVALID,
                List.of(new Violation("/data/channel", "must be one of …, is ann's")),
                Optional.of("e-" + id),
                provider,
                Map.of(),
                body,
                false);
    }

    private static String event(String customer, String subjectLine) {
        return """
                {"specversion": "1.0", "id": "1", "source": "/desk", "type": "conversation.opened", "subject": "c1",
                 "time": "2026-02-01T09:30:00Z", "data": {"customerId": "%s", "subjectLine": "%s", "channel": "ann's"}}""".formatted(customer, subjectLine);
    }
}
