package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("What crosses Kafka besides events")
class OtherMessagesTest {
    private static final ObjectMapper JSON = ContractJson.mapper();
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    static List<Record> messages() {
        return List.of(
                new Tenant(
                        "acme",
                        "Acme",
                        ZoneId.of("Europe/Vienna"),
                        "EUR",
                        Duration.ofHours(36),
                        Set.of("legal"),
                        List.of(
                                new Tenant.Key("k1", "pl_a", "h", Set.of(Scope.INGEST, Scope.READ), Optional.of(NOON)),
                                new Tenant.Key("k2", "pl_b", "i", Set.of(), Optional.empty()))),
                new KpiSnapshot(
                        "acme", "csat", Map.of("path", "ai_only"), NOON, NOON.plusSeconds(60), Optional.of(4.5), 8),
                new KpiSnapshot("acme", "csat", Map.of(), NOON, NOON.plusSeconds(60), Optional.empty(), 0),
                new AlertChanged(
                        "acme",
                        "a1",
                        "f",
                        "vip-csat",
                        "firing",
                        "A VIP is unhappy.",
                        NOON,
                        NOON,
                        Optional.of("c"),
                        List.of("1")),
                new RejectedEvent(
                        "r1",
                        "acme",
                        NOON,
                        "metrics",
                        RejectedEvent.Reason.FAILED,
                        List.of(new Violation("/data", "is odd")),
                        Optional.of("e1"),
                        "{}"));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void is_the_same_after_it_was_written_and_read(Record message) throws Exception {
        assertThat(JSON.readValue(JSON.writeValueAsBytes(message), message.getClass()))
                .isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void is_read_by_a_service_older_than_its_fields(Record message) throws Exception {
        var newer = JSON.valueToTree(message).<com.fasterxml.jackson.databind.node.ObjectNode>deepCopy();
        newer.putObject("fieldOfTheNextVersion").put("a", 1);

        assertThat((Record) JSON.treeToValue(newer, message.getClass())).isEqualTo(message);
    }

    @Test
    void has_times_and_durations_as_text() throws Exception {
        var json = JSON.readTree(JSON.writeValueAsBytes(messages().getFirst()));

        assertThat(json.path("repeatContactWindow").asText()).isEqualTo("PT36H");
        assertThat(json.path("timeZone").asText()).isEqualTo("Europe/Vienna");
        assertThat(json.at("/keys/0/expiresAt").asText()).isEqualTo("2026-02-01T12:00:00Z");
        assertThat(json.at("/keys/1").has("expiresAt")).isFalse();
    }

    @Test
    void gives_a_tenant_the_settings_that_an_older_entry_does_not_name() throws Exception {
        assertThat(JSON.readValue("{\"id\": \"acme\", \"name\": \"Acme\"}", Tenant.class))
                .isEqualTo(Tenant.named("acme", "Acme", List.of()));
    }

    @Test
    void does_not_lose_a_tenant_over_a_scope_of_the_next_version() throws Exception {
        var tenant = JSON.readValue(
                "{\"id\": \"acme\", \"keys\": [{\"id\": \"k\", \"hash\": \"h\", \"scopes\": [\"READ\", \"TELEPATHY\"]}]}",
                Tenant.class);

        assertThat(tenant.keys())
                .singleElement()
                .satisfies(key -> assertThat(key.scopes()).containsExactly(Scope.READ));
    }

    @Test
    void keeps_a_rejected_body_small_and_free_of_what_nothing_can_keep() {
        var rejected = new RejectedEvent(
                "r1",
                "acme",
                NOON,
                "metrics",
                RejectedEvent.Reason.INVALID,
                List.of(new Violation("/data/" + "x".repeat(10_000), "is \ud83d")),
                Optional.of("\0".repeat(1_000)),
                "😀\0\ude00" + "y".repeat(1_000_000));

        assertThat(rejected.body()).startsWith("😀\uFFFD\uFFFDy").endsWith("y…");
        assertThat(rejected.body().codePointCount(0, rejected.body().length())).isEqualTo(100_001);
        assertThat(rejected.eventId()).contains("\uFFFD".repeat(200) + "…");
        assertThat(rejected.violations()).singleElement().satisfies(it -> {
            assertThat(it.pointer()).hasSize(501);
            assertThat(it.detail()).isEqualTo("is \uFFFD");
        });
    }

    @Test
    void knows_a_tenants_id_when_it_sees_one() {
        assertThat(List.of("a", "demo", "a-1", "9".repeat(63))).allMatch(Tenant::isId);
        assertThat(List.of("", "A", "a_b", "a b", "a|b", "*", "ä", "9".repeat(64), "a\n"))
                .noneMatch(Tenant::isId);
    }
}
