package dev.plumbline.ingestion.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.provider.HubSpot;
import dev.plumbline.ingestion.provider.Interpretation;
import dev.plumbline.ingestion.provider.Notice;
import dev.plumbline.ingestion.provider.Provider;
import dev.plumbline.ingestion.provider.WebhookRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The intake of webhooks")
class WebhookIntakeTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final Tenant ACME = Tenant.named("acme", "Acme", List.of());
    private static final WebhookRequest REQUEST = new WebhookRequest(
            "POST",
            "",
            Map.of("x-desk-topic", "closed", "x-desk-signature", "s", "authorization", "a"),
            "{}".getBytes(UTF_8),
            NOON);

    private final StoreInMemory store = new StoreInMemory();
    private final WebhookIntake intake = new WebhookIntake(store);

    @Test
    void takes_a_notice_once_and_counts_it_each_time() {
        var desk = desk(new Notice("n-1", "closed", memory -> Interpretation.of(resolved("e-1", NOON))));

        assertThat(intake.take(ACME, desk, REQUEST).accepted()).isEqualTo(1);
        var again = intake.take(ACME, desk, REQUEST);

        assertThat(again.accepted()).isEqualTo(1);
        assertThat(again.notices().getFirst().duplicate()).isTrue();
        assertThat(store.sent).hasSize(1);
        assertThat(store.used).containsOnly("token-1");
    }

    @Test
    void takes_the_same_notice_twice_in_one_body_once() {
        var notice = new Notice("n-1", "closed", memory -> Interpretation.of(resolved("e-1", NOON)));

        var outcome = intake.take(ACME, desk(notice, notice), REQUEST);

        assertThat(outcome.notices())
                .extracting(WebhookOutcome.NoticeOutcome::duplicate)
                .containsExactly(false, true);
        assertThat(store.sent).hasSize(1);
    }

    @Test
    void goes_on_from_what_a_notice_told_also_when_an_event_of_it_was_refused() {
        intake.take(
                ACME,
                desk(new Notice("n-1", "closed", memory -> {
                    memory.remember("c", "state", "resolved");
                    return Interpretation.of(resolved("e-1", NOON), resolved("e-2", NOON.plusSeconds(100_000)));
                })),
                REQUEST);
        assertThat(store.recall("c", "state")).contains("resolved");
        assertThat(store.aside).extracting(RejectedEvent::reason).containsExactly(RejectedEvent.Reason.INVALID);

        var again = intake.take(ACME, desk(new Notice("n-1", "closed", memory -> Interpretation.of())), REQUEST);
        assertThat(again.notices().getFirst().duplicate()).isTrue();
    }

    @Test
    void remembers_nothing_of_a_notice_that_a_defect_of_ours_kept_from_being_worked() {
        intake.take(
                ACME,
                desk(new Notice("n-1", "closed", memory -> {
                    memory.remember("c", "state", "resolved");
                    throw new IllegalStateException("a defect");
                })),
                REQUEST);

        assertThat(store.remembered).isEmpty();
    }

    @Test
    void takes_one_account_of_a_provider_whose_conversations_have_ids_that_others_have_too() {
        assertThat(intake.take(ACME, desk(of("acme", "n-1")), REQUEST).accepted())
                .isEqualTo(1);

        var other = intake.take(ACME, desk(of("globex", "n-2")), REQUEST);

        assertThat(other.accepted()).isZero();
        assertThat(other.notices().getFirst().leftOut().orElseThrow())
                .startsWith(
                        "This tenant already receives desk's account acme; a second account needs a tenant of its own.");
        assertThat(store.recall("c", "told by")).contains("n-1");
        assertThat(intake.take(ACME, desk(of("acme", "n-3")), REQUEST).accepted())
                .isEqualTo(1);
        assertThat(store.recall("c", "told by")).contains("n-3");
        assertThat(store.concluded).containsOnlyKeys("n-1", "n-3");
    }

    @Test
    void sets_aside_what_a_defect_of_ours_keeps_from_being_worked_and_takes_it_once_that_is_mended() {
        var broken = desk(
                new Notice("n-1", "closed", memory -> {
                    throw new IllegalStateException("a defect");
                }),
                new Notice("n-2", "closed", memory -> Interpretation.of(resolved("e-2", NOON))));

        var outcome = intake.take(ACME, broken, REQUEST);

        assertThat(outcome.accepted()).isEqualTo(1);
        assertThat(store.aside).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectedEvent.Reason.FAILED);
            assertThat(rejected.provider()).contains("desk");
            assertThat(rejected.headers()).containsExactly(Map.entry("x-desk-topic", "closed"));
            assertThat(rejected.body()).isEqualTo("{}");
        });
        var mended = desk(
                new Notice("n-1", "closed", memory -> Interpretation.of(resolved("e-1", NOON))),
                new Notice("n-2", "closed", memory -> Interpretation.of(resolved("e-2", NOON))));
        assertThat(intake.take(ACME, mended, REQUEST).accepted()).isEqualTo(2);
        assertThat(store.sent).hasSize(2);
    }

    @Test
    void sets_aside_one_unreadable_event_of_several_alone_and_only_once() {
        var good =
                "{\"eventId\":1,\"portalId\":9,\"occurredAt\":1772450000000,\"subscriptionType\":\"ticket.creation\",\"objectId\":7}";
        var hubSpot = new Sender("acme", "token-1", false, new HubSpot(), true, List.of());
        var request = REQUEST.withBody("[{\"eventId\":2},%s]".formatted(good).getBytes(UTF_8));

        assertThat(intake.take(ACME, hubSpot, request).accepted()).isEqualTo(1);
        intake.take(ACME, hubSpot, request);

        assertThat(store.aside).singleElement().satisfies(rejected -> {
            assertThat(rejected.reason()).isEqualTo(RejectedEvent.Reason.MALFORMED);
            assertThat(rejected.body()).isEqualTo("[{\"eventId\":2}]");
            assertThat(rejected.violations())
                    .extracting(Violation::pointer)
                    .containsExactlyInAnyOrder("/0/subscriptionType", "/0/portalId", "/0/occurredAt");
        });
        assertThat(intake.replay(ACME, "hubspot", Map.of(), request.body(), NOON)
                        .isClean())
                .isTrue();
        assertThat(intake.replay(ACME, "hubspot", Map.of(), "[{\"eventId\":3}]".getBytes(UTF_8), NOON)
                        .isClean())
                .isFalse();
    }

    @Test
    void does_not_take_a_failing_store_for_a_defect_in_the_notice() {
        var desk = desk(new Notice("n-1", "closed", memory -> {
            throw new WebhookStore.FailedException(new IllegalStateException("away"));
        }));

        assertThatThrownBy(() -> intake.take(ACME, desk, REQUEST)).isInstanceOf(WebhookStore.FailedException.class);
        assertThat(store.aside).isEmpty();
    }

    @Test
    void tries_out_a_duplicate_in_full() {
        var desk = desk(new Notice("n-1", "closed", memory -> Interpretation.of(resolved("e-1", NOON))));
        intake.take(ACME, desk, REQUEST);

        var tried = intake.tryOut(ACME, desk, REQUEST).notices().getFirst();

        assertThat(tried.duplicate()).isTrue();
        assertThat(tried.events()).hasSize(1);
    }

    @Test
    void replays_a_corrected_body_and_sets_aside_no_second_time_what_is_still_unreadable() {
        assertThat(intake.replay(ACME, "chatwoot", Map.of(), "{".getBytes(UTF_8), NOON)
                        .unreadable())
                .hasSize(1);
        assertThat(store.aside).isEmpty();
        assertThat(intake.replay(
                                ACME,
                                "chatwoot",
                                Map.of(),
                                HelpDesk.says("message_of_the_bot").getBytes(UTF_8),
                                NOON)
                        .accepted())
                .isEqualTo(3);
        assertThatThrownBy(() -> intake.replay(ACME, "jira", Map.of(), new byte[0], NOON))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void replays_what_came_without_a_time_as_of_when_it_came() {
        var body = """
                {"freshdesk_webhook": {"ticket_id": "11", "ticket_url": "https://acme.freshdesk.com/a/tickets/11",
                 "triggered_event": "{status:{from:2,to:5}}", "ticket_status": "Closed"}}""".getBytes(UTF_8);

        var replayed =
                intake.replay(ACME, "freshdesk", Map.of(), body, NOON).notices().getFirst();
        var again =
                intake.replay(ACME, "freshdesk", Map.of(), body, NOON).notices().getFirst();

        assertThat(replayed.notice()).endsWith("@" + NOON.toEpochMilli());
        assertThat(again.duplicate()).isTrue();
    }

    private static Notice of(String account, String id) {
        return new Notice(id, "closed", Optional.of(account), memory -> {
            memory.remember("c", "told by", id);
            return Interpretation.of(resolved("e-" + id, NOON));
        });
    }

    private static ConversationEvent.Resolved resolved(String id, Instant time) {
        return new ConversationEvent.Resolved(
                Header.of("/desk/acme", id, time, "c"), Handler.HUMAN, Optional.empty(), false);
    }

    private static Sender desk(Notice... notices) {
        return new Sender("acme", "token-1", false, new Desk(List.of(notices)), true, List.of());
    }

    private record Desk(List<Notice> notices) implements Provider {
        @Override
        public String name() {
            return "desk";
        }

        @Override
        public Signing signing() {
            return Signing.NEVER;
        }

        @Override
        public void verify(WebhookRequest request, List<String> secrets) {}

        @Override
        public List<Notice> read(WebhookRequest request) {
            return notices;
        }
    }

    private static final class StoreInMemory implements WebhookStore, WebhookStore.Transaction {
        private final Map<String, Integer> concluded = new HashMap<>();
        private final Map<List<String>, String> remembered = new HashMap<>();
        private final List<KafkaMessage> sent = new ArrayList<>();
        private final List<RejectedEvent> aside = new ArrayList<>();
        private final List<String> used = new ArrayList<>();

        @Override
        public <T> T keep(String tenant, String provider, Function<Transaction, T> work) {
            return work.apply(this);
        }

        @Override
        public <T> T discard(String tenant, String provider, Function<Transaction, T> work) {
            return work.apply(this);
        }

        @Override
        public OptionalInt acceptedOf(String notice) {
            return concluded.containsKey(notice) ? OptionalInt.of(concluded.get(notice)) : OptionalInt.empty();
        }

        @Override
        public void conclude(String notice, int accepted) {
            concluded.put(notice, accepted);
        }

        @Override
        public void send(KafkaMessage event) {
            sent.add(event);
        }

        @Override
        public void setAside(RejectedEvent rejected) {
            aside.add(rejected);
        }

        @Override
        public void noteUse(String tokenId, Sender.Renewed renewed) {
            used.add(tokenId);
        }

        @Override
        public Optional<String> recall(String conversation, String name) {
            return Optional.ofNullable(remembered.get(List.of(conversation, name)));
        }

        @Override
        public void remember(String conversation, String name, String value) {
            remembered.put(List.of(conversation, name), value);
        }
    }
}
