package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.security.TenantRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A conversation of which something was derived")
class DerivedViewTest {
    private static final String TENANT = "derives";

    @Inject
    Told told;

    @Inject
    KafkaClients kafka;

    @Inject
    TenantRegistry registry;

    @BeforeEach
    void switch_it_on() throws Exception {
        told.ofTenant(TENANT);
        var tenant = registry.tenant(TENANT).orElseThrow();
        var enriching = new Tenant(
                TENANT,
                TENANT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                new Enrichers(true, true, List.of(new Enrichers.CategoryRule("payments", List.of("invoice")))),
                tenant.keys());
        try (var producer = kafka.producer(Map.of())) {
            producer.send(new ProducerRecord<>(
                            Topics.TENANT_REGISTRY,
                            TENANT,
                            ContractJson.mapper().writeValueAsBytes(enriching)))
                    .get();
        }
        await().until(() -> registry.tenant(TENANT).equals(Optional.of(enriching)));
    }

    @Test
    void marks_it_in_the_answer_and_leaves_the_events_as_they_came() {
        tell("marked", "{'author': 'customer', 'text': 'Terrible invoice. Let me talk to a person!'}");

        Told.reading(TENANT)
                .get("/v1/conversations/marked")
                .then()
                .statusCode(200)
                .body("dimensions.category", equalTo("payments"))
                .body("fact.humanRequests", equalTo(1))
                .body("derived", containsInAnyOrder("category", "humanRequests", "frustratedAt", "sentiment", "needed"))
                .body("timeline[0].derived", nullValue())
                .body("timeline[1].derived.asksForHuman", equalTo(true))
                .body("timeline[1].derived.category", equalTo("payments"))
                .body("timeline[1].data.sentiment", nullValue())
                .body("timeline[1].data.asksForHuman", nullValue());
    }

    @Test
    void marks_nothing_that_the_events_say_themselves() {
        tell(
                "told",
                "{'author': 'customer', 'text': 'Terrible, a human please', 'sentiment': -1, 'asksForHuman': true}");

        Told.reading(TENANT)
                .get("/v1/conversations/told")
                .then()
                .body("derived", empty())
                .body("timeline[1].derived", nullValue());
    }

    @Test
    void marks_it_on_its_page() {
        tell("on-page", "{'author': 'customer', 'text': 'Terrible invoice. Let me talk to a person!'}");

        var page = Told.reading(TENANT).get("/conversations/on-page").asString().replaceAll("<[^>]*>", " ");

        assertThat(page.replaceAll("\\s+", " "))
                .containsPattern("Derived from the text: asks for a person, sentiment -[01]\\.\\d, category payments")
                .contains("Category payments derived from the text");
    }

    private void tell(String conversation, String message) {
        told.of(
                TENANT,
                "conversation.opened",
                conversation,
                "2026-02-02T10:00:00Z",
                "{'channel': 'chat', 'handledBy': 'ai'}");
        told.of(TENANT, "conversation.message", conversation, "2026-02-02T10:01:00Z", message);
    }
}
