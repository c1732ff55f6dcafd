package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

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
                        new BusinessHours(
                                Map.of(
                                        DayOfWeek.MONDAY,
                                        List.of(
                                                new BusinessHours.Opening(LocalTime.of(9, 0), LocalTime.of(12, 30)),
                                                new BusinessHours.Opening(LocalTime.of(13, 0), LocalTime.MIDNIGHT))),
                                Set.of(LocalDate.of(2026, 12, 25))),
                        Duration.ofHours(36),
                        Set.of("legal"),
                        new Retention(Optional.of(Period.ofYears(2)), Optional.of(Period.ofDays(90)), Optional.empty()),
                        false,
                        new Enrichers(
                                true,
                                false,
                                List.of(new Enrichers.CategoryRule("billing", List.of("invoice", "charged twice")))),
                        List.of(
                                new Tenant.Key("k1", "pl_a", "h", Set.of(Scope.INGEST, Scope.READ), Optional.of(NOON)),
                                new Tenant.Key("k2", "pl_b", "i", Set.of(), Optional.empty()))),
                new KeyUse("acme", "k1", NOON, "metrics"),
                new CustomerErased("acme", "ann", "erased-0123456789abcdef", NOON),
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
    void spells_a_groups_key_in_one_way_and_no_other_groups_the_same() {
        assertThat(snapshot(Map.of()).key()).isEqualTo("acme|csat|");
        assertThat(snapshot(new TreeMap<>(Map.of("path", "ai_only", "channel", "chat")))
                        .key())
                .isEqualTo(
                        snapshot(Map.of("path", "ai_only", "channel", "chat")).key())
                .isEqualTo("acme|csat|channel=chat,path=ai_only");
        assertThat(snapshot(Map.of("category", "a|b, path=c")).key()).isEqualTo("acme|csat|category=a%7Cb%2C+path%3Dc");
    }

    private static KpiSnapshot snapshot(Map<String, String> group) {
        return new KpiSnapshot("acme", "csat", group, NOON, NOON.plusSeconds(60), Optional.empty(), 0);
    }

    @Test
    void has_times_and_durations_as_text() throws Exception {
        var json = JSON.readTree(JSON.writeValueAsBytes(messages().getFirst()));

        assertThat(json.path("repeatContactWindow").asText()).isEqualTo("PT36H");
        assertThat(json.path("timeZone").asText()).isEqualTo("Europe/Vienna");
        assertThat(json.at("/keys/0/expiresAt").asText()).isEqualTo("2026-02-01T12:00:00Z");
        assertThat(json.at("/keys/1").has("expiresAt")).isFalse();
        assertThat(json.at("/businessHours/week/MONDAY/0/from").asText()).startsWith("09:00");
        assertThat(json.at("/businessHours/holidays/0").asText()).isEqualTo("2026-12-25");
        assertThat(json.at("/retention/messageText").asText()).isEqualTo("P90D");
        assertThat(json.at("/retention").has("personalData")).isFalse();
    }

    @Test
    void gives_a_tenant_the_settings_that_an_older_entry_does_not_name() throws Exception {
        assertThat(JSON.readValue("{\"id\": \"acme\", \"name\": \"Acme\"}", Tenant.class))
                .isEqualTo(Tenant.named("acme", "Acme", List.of()));
    }

    @Test
    void gives_an_entry_from_before_there_were_business_hours_what_was_true_then() throws Exception {
        var tenant = JSON.readValue("""
                {"id": "acme", "name": "Acme", "timeZone": "UTC", "currency": "USD", "repeatContactWindow": "PT168H",
                 "sensitiveCategories": ["legal"], "keys": []}""", Tenant.class);

        assertThat(tenant.businessHours().isAroundTheClock()).isTrue();
        assertThat(tenant.retention()).isEqualTo(Retention.FOR_EVER);
        assertThat(tenant.storeMessageText()).isTrue();
        assertThat(tenant.enrichers()).isEqualTo(Enrichers.OFF);
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
    void keeps_a_rejected_body_free_of_what_nothing_can_keep() {
        var rejected = rejected(List.of(new Violation("/data/" + "x".repeat(10_000), "is \ud83d")), "😀\0\ude00y");

        assertThat(rejected.body()).isEqualTo("😀\uFFFD\uFFFDy");
        assertThat(rejected.cut()).isFalse();
        assertThat(rejected.eventId()).contains("\uFFFD".repeat(200) + "…");
        assertThat(rejected.violations()).singleElement().satisfies(it -> {
            assertThat(it.pointer()).hasSize(501);
            assertThat(it.detail()).isEqualTo("is \uFFFD");
        });
    }

    @Test
    void keeps_a_rejected_body_of_nearly_a_megabyte_whole() throws Exception {
        var body = "{\"text\": \"" + "ä".repeat(480_000) + "\"}";

        var rejected = rejected(List.of(), body);

        assertThat(rejected.body()).isEqualTo(body);
        assertThat(rejected.cut()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "\"", "\u0001", "\u007F", "ä", "€", "😀", "\\", "\u2028", "a\n\"ö\u0002😀"})
    void cuts_a_rejected_body_so_that_its_message_fits_into_kafka_and_says_so(String text) throws Exception {
        var violations = IntStream.range(0, 200)
                .mapToObj(it -> new Violation("/data/" + text.repeat(1_000), text.repeat(1_000)))
                .toList();
        for (var wrong : List.of(List.<Violation>of(), violations)) {
            var body = text.repeat(1_500_000 / text.length());

            var rejected = rejected(wrong, body);

            assertThat(rejected.cut()).isTrue();
            assertThat(body).startsWith(rejected.body());
            assertThat(Character.isHighSurrogate(
                            rejected.body().charAt(rejected.body().length() - 1)))
                    .isFalse();
            var message = JSON.writeValueAsBytes(rejected);
            assertThat(message.length).isBetween(900_000, 1_000_000);
            assertThat(JSON.readValue(message, RejectedEvent.class)).isEqualTo(rejected);
        }
    }

    @Test
    void reads_a_rejection_written_before_bodies_could_be_cut() throws Exception {
        var rejected = JSON.readValue("""
                {"id": "r1", "tenant": "acme", "rejectedAt": "2026-02-01T12:00:00Z", "rejectedBy": "metrics",
                 "reason": "INVALID", "violations": [], "body": "{}"}""", RejectedEvent.class);

        assertThat(rejected)
                .isEqualTo(new RejectedEvent(
                        "r1",
                        "acme",
                        NOON,
                        "metrics",
                        RejectedEvent.Reason.INVALID,
                        List.of(),
                        Optional.empty(),
                        "{}"));
    }

    private static RejectedEvent rejected(List<Violation> violations, String body) {
        return new RejectedEvent(
                "r1",
                "acme",
                NOON,
                "metrics",
                RejectedEvent.Reason.INVALID,
                violations,
                Optional.of("\0".repeat(1_000)),
                body);
    }

    @Test
    void knows_a_tenants_id_when_it_sees_one() {
        assertThat(List.of("a", "demo", "a-1", "9".repeat(63))).allMatch(Tenant::isId);
        assertThat(List.of("", "A", "a_b", "a b", "a|b", "*", "ä", "9".repeat(64), "a\n"))
                .noneMatch(Tenant::isId);
    }
}
