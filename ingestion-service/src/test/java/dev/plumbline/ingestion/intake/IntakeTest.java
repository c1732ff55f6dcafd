package dev.plumbline.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The intake of a request")
class IntakeTest {
    private static final Instant NOW = Instant.parse("2026-02-01T12:00:00Z");

    private final Recorded delivery = new Recorded();
    private final Intake intake =
            new Intake(Tenant.named("acme", "Acme", List.of()), delivery, InstantSource.fixed(NOW));

    @Test
    void counts_and_names_the_refused_by_their_place() throws EventLogAwayException {
        intake.take(event("e0", "conversation.reopened"), raw("0"));
        intake.take(event("e1", "conversation.vanished"), raw("1"));
        intake.refuse(malformed(), raw("2"));
        intake.take(event("e3", "conversation.reopened"), raw("3"));
        var outcome = intake.finish();
        assertThat(outcome.accepted()).isEqualTo(2);
        assertThat(outcome.rejected()).isEqualTo(2);
        assertThat(outcome.refusals()).extracting(Outcome.Refusal::index).containsExactly(1L, 2L);
        assertThat(outcome.refusals())
                .extracting(Outcome.Refusal::id)
                .containsExactly(Optional.of("e1"), Optional.empty());
        assertThat(intake.refusalsBefore(2)).extracting(Outcome.Refusal::index).containsExactly(1L);
    }

    @Test
    void keeps_what_it_refuses() throws EventLogAwayException {
        intake.take(event("e1", "conversation.vanished"), raw("the body"));
        assertThat(delivery.rejected).singleElement().satisfies(it -> {
            assertThat(it.tenant()).isEqualTo("acme");
            assertThat(it.rejectedAt()).isEqualTo(NOW);
            assertThat(it.reason()).isEqualTo(RejectedEvent.Reason.INVALID);
            assertThat(it.body()).isEqualTo("the body");
        });
    }

    @Test
    void gives_every_accepted_event_the_instant_of_its_arrival() throws EventLogAwayException {
        intake.take(event("e0", "conversation.reopened"), raw("0"));
        assertThat(delivery.arrivals).containsExactly(NOW);
    }

    @Test
    void remembers_the_first_thousand_refused_and_counts_the_others() throws EventLogAwayException {
        for (var count = 0; count < 1_500; count++) {
            intake.refuse(malformed(), raw("?"));
        }
        var outcome = intake.finish();
        assertThat(outcome.refusals()).hasSize(1_000);
        assertThat(outcome.rejected()).isEqualTo(1_500);
        assertThat(outcome.isWhole()).isFalse();
        assertThat(delivery.rejected).hasSize(1_500);
    }

    private static Decision.Rejected malformed() {
        return new Decision.Rejected(
                RejectedEvent.Reason.MALFORMED, Optional.empty(), List.of(new Violation("", "is no JSON")));
    }

    private static CloudEvent event(String id, String type) {
        return new CloudEvent(
                id,
                "/s",
                type,
                NOW.toString(),
                Optional.of("c1"),
                Map.of(),
                ContractJson.mapper().createObjectNode());
    }

    private static RawEvent raw(String text) {
        return RawEvent.of(text.getBytes(UTF_8));
    }

    private static final class Recorded implements Delivery {
        private final List<Instant> arrivals = new ArrayList<>();
        private final List<RejectedEvent> rejected = new ArrayList<>();

        @Override
        public void accepted(KafkaMessage message, Instant arrivedAt) {
            arrivals.add(arrivedAt);
        }

        @Override
        public void rejected(RejectedEvent event) {
            rejected.add(event);
        }

        @Override
        public void await() {}
    }
}
