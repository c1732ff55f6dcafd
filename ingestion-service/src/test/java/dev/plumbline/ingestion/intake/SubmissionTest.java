package dev.plumbline.ingestion.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A submission")
class SubmissionTest {
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");
    private static final Tenant ACME = Tenant.named("acme", "Acme", List.of());

    @Test
    void that_keeps_the_contract_becomes_the_tenant_s_message() {
        var decision = decide("conversation.resolved", "c1", NOW, "{\"by\": \"human\"}");
        assertThat(decision)
                .asInstanceOf(type(Decision.Accepted.class))
                .satisfies(it -> assertThat(it.message().key()).isEqualTo("acme|c1"))
                .satisfies(it -> assertThat(it.message().headers()).containsEntry("ce_tenant", "acme"));
    }

    @Test
    void may_have_happened_a_day_ahead_and_no_later() {
        var dayAhead = NOW.plus(Duration.ofHours(24));
        assertThat(decide("conversation.reopened", "c1", dayAhead, "{}")).isInstanceOf(Decision.Accepted.class);
        assertThat(violations(decide("conversation.reopened", "c1", dayAhead.plusNanos(1), "{}")))
                .extracting(Violation::pointer)
                .containsExactly("/time");
    }

    @Test
    void may_have_happened_long_ago() {
        assertThat(decide("conversation.reopened", "c1", Instant.parse("1999-01-01T00:00:00Z"), "{}"))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void of_money_counts_in_the_tenant_s_currency() {
        assertThat(violations(decide(
                        "revenue.recorded", "c1", NOW, "{\"kind\":\"upsell\",\"amount\":5,\"currency\":\"EUR\"}")))
                .containsExactly(new Violation("/data/currency", "must be the tenant's currency USD, is EUR"));
        assertThat(
                        violations(
                                decide(
                                        "cost.recorded",
                                        null,
                                        NOW,
                                        "{\"kind\":\"ai\",\"amount\":5,\"currency\":\"EUR\",\"from\":\"2026-01-01\",\"to\":\"2026-02-01\"}")))
                .extracting(Violation::pointer)
                .containsExactly("/data/currency");
        assertThat(violations(decide(
                        "commerce.recorded", "u1", NOW, "{\"kind\":\"order\",\"amount\":5,\"currency\":\"EUR\"}")))
                .extracting(Violation::pointer)
                .containsExactly("/data/currency");
        assertThat(decide("commerce.recorded", "u1", NOW, "{\"kind\":\"order\",\"amount\":5,\"currency\":\"USD\"}"))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(decide("commerce.recorded", "u1", NOW, "{\"kind\":\"fraud_flag\"}"))
                .isInstanceOf(Decision.Accepted.class);
    }

    @Test
    void that_breaks_the_contract_is_rejected_with_its_id_and_every_violation() {
        var decision = decide("survey.answered", "c1", NOW, "{\"kind\":\"csat\",\"score\":6}");
        assertThat(decision)
                .asInstanceOf(type(Decision.Rejected.class))
                .satisfies(it -> assertThat(it.eventId()).contains("e1"))
                .satisfies(it -> assertThat(it.violations())
                        .extracting(Violation::pointer)
                        .containsExactly("/data/surveyId", "/data/score"));
    }

    @Test
    void larger_than_kafka_takes_is_rejected() {
        var text = "{\"author\":\"customer\",\"text\":\"%s\"}";
        var fits = "x".repeat(Submission.LARGEST_EVENT - 1_000);
        assertThat(decide("conversation.message", "c1", NOW, text.formatted(fits)))
                .isInstanceOf(Decision.Accepted.class);
        assertThat(violations(decide("conversation.message", "c1", NOW, text.formatted(fits + "x".repeat(1_000)))))
                .extracting(Violation::detail)
                .containsExactly("must not be larger than 1000000 bytes");
    }

    @Test
    void tells_of_itself_no_more_than_a_person_reads() {
        var rejected = new Decision.Rejected(
                RejectedEvent.Reason.INVALID,
                Optional.of("😀".repeat(1_000)),
                List.of(new Violation("/" + "x".repeat(1_000), "y".repeat(1_000))));
        assertThat(rejected.eventId().orElseThrow()).hasSize(401).isEqualTo("😀".repeat(200) + "…");
        assertThat(rejected.violations().getFirst().pointer()).hasSize(401);
        assertThat(rejected.violations().getFirst().detail()).hasSize(401);
    }

    private static Decision decide(String type, String subject, Instant time, String data) {
        try {
            var event = new CloudEvent(
                    "e1",
                    "/zendesk/acme",
                    type,
                    time.toString(),
                    Optional.ofNullable(subject),
                    Map.of(),
                    ContractJson.mapper().readTree(data));
            return new Submission(ACME, NOW, event).decide();
        } catch (JsonProcessingException mistake) {
            throw new IllegalArgumentException(mistake);
        }
    }

    private static List<Violation> violations(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> List.of();
            case Decision.Rejected rejected -> rejected.violations();
        };
    }
}
