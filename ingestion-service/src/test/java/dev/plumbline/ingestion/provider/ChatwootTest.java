package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Chatwoot")
class ChatwootTest {
    private static final Instant ARRIVAL = Instant.parse("2026-03-02T08:40:00Z");
    private static final Path FIXTURES = Path.of("src/test/resources/webhooks/chatwoot");
    private static final Path SAMPLES = Path.of("../../shared/samples/chatwoot");
    private static final String CONVERSATION = "chatwoot:4:58";

    private final Chatwoot chatwoot = new Chatwoot();
    private final Memory memory = new MemoryInMap();

    @Test
    void tells_of_a_conversation_that_the_bot_receives() throws Exception {
        var events = told("conversation_created").events();

        assertThat(events).hasSize(2);
        var opened = (ConversationEvent.Opened) events.getFirst();
        assertThat(opened.source()).isEqualTo("/chatwoot/4");
        assertThat(opened.conversationId()).isEqualTo(CONVERSATION);
        assertThat(opened.time()).isEqualTo("2026-03-02T08:15:00Z");
        assertThat(opened.customerId()).contains("chatwoot:310");
        assertThat(opened.channel()).isEqualTo(Channel.CHAT);
        assertThat(opened.handledBy()).contains(Handler.AI);
        assertThat(opened.labels()).isEqualTo(ConversationEvent.Labels.NONE);
        assertThat(((CustomerEvent.Updated) events.getLast()).email()).contains("mira@example.org");
    }

    @Test
    void tells_of_a_conversation_that_people_receive_with_what_it_is_about_and_who_has_it() throws Exception {
        var events = told("conversation_created_for_people").events();

        var opened = (ConversationEvent.Opened) events.getFirst();
        assertThat(opened.channel()).isEqualTo(Channel.EMAIL);
        assertThat(opened.handledBy()).contains(Handler.HUMAN);
        assertThat(opened.labels().priority()).contains(Priority.HIGH);
        assertThat(opened.labels().team()).contains("Returns");
        assertThat(opened.labels().tags()).contains(List.of("returns", "vip"));
        var assigned = (ConversationEvent.Assigned) events.getLast();
        assertThat(assigned.agentId()).contains("chatwoot:12");
    }

    @Test
    void names_a_customer_as_the_shop_does_when_it_told_chatwoot() throws Exception {
        var body = fixture("conversation_created");
        ((ObjectNode) body.at("/meta/sender")).put("identifier", "shop-customer-77");

        var opened = (ConversationEvent.Opened) told(body).events().getFirst();

        assertThat(opened.customerId()).contains("shop-customer-77");
    }

    @Test
    void opens_a_conversation_once_with_whatever_is_heard_of_it_first() throws Exception {
        var first = told("message_of_the_customer").events();
        var second = told("conversation_created");

        assertThat(first)
                .extracting(SupportEvent::getClass)
                .containsExactly(
                        (Class) ConversationEvent.Opened.class,
                        CustomerEvent.Updated.class,
                        ConversationEvent.Message.class);
        assertThat(((ConversationEvent.Opened) first.getFirst()).handledBy()).contains(Handler.AI);
        assertThat(second.events()).isEmpty();
        assertThat(second.leftOut()).hasValueSatisfying(why -> assertThat(why).contains("told before"));
    }

    @Test
    void of_an_old_version_takes_a_conversation_without_an_account_with_its_first_message() throws Exception {
        var created = told("conversation_created_before_4.14.2_without_a_message");
        assertThat(created.events()).isEmpty();
        assertThat(created.leftOut()).hasValueSatisfying(why -> assertThat(why).contains("first message"));

        assertThat(told("message_of_the_customer").events().getFirst()).isInstanceOf(ConversationEvent.Opened.class);

        var next =
                fixture("conversation_created_before_4.14.2_without_a_message").put("id", 59);
        assertThat(told(next).events().getFirst().subject()).contains("chatwoot:4:59");
    }

    @ParameterizedTest
    @CsvSource({
        "message_of_the_customer, CUSTOMER, , false",
        "message_of_the_bot,      AI,       , false",
        "message_of_captain,      AI,       , false",
        "message_of_an_agent,     HUMAN,    chatwoot:12, false",
        "message_of_a_rule,       HUMAN,    , true",
        "template,                HUMAN,    , true"
    })
    void knows_who_writes_and_what_is_automatic(String fixture, Author author, String agent, boolean automatic)
            throws Exception {
        var message = (ConversationEvent.Message) told(fixture).events().getLast();

        assertThat(message.author()).isEqualTo(author);
        assertThat(message.agentId().orElse(null)).isEqualTo(agent);
        assertThat(message.automatic()).isEqualTo(automatic);
        assertThat(message.text()).isPresent();
        assertThat(message.conversationId()).isEqualTo(CONVERSATION);
    }

    @Test
    void lets_no_canned_greeting_count_as_a_persons_work_where_the_bot_has_the_conversation() throws Exception {
        told("conversation_created");

        var greeting = (ConversationEvent.Message) told("template").events().getLast();

        assertThat(greeting.author()).isEqualTo(Author.AI);
        assertThat(greeting.automatic()).isTrue();
    }

    @Test
    void takes_a_reply_without_a_sender_for_the_bots_while_the_conversation_is_pending() throws Exception {
        var reply = (ConversationEvent.Message)
                told(fixture("message_of_the_bot").putNull("sender")).events().getLast();

        assertThat(reply.author()).isEqualTo(Author.AI);
        assertThat(reply.automatic()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "private_note,           private note",
        "activity,               nobody's message",
        "message_delivered,      answer to a survey",
        "status_open_to_snoozed, Nothing is counted",
        "updated_waiting_since,  neither assignee",
        "contact_updated,        Of use are"
    })
    void says_why_it_leaves_something_out(String fixture, String why) throws Exception {
        var interpretation = told(fixture);

        assertThat(interpretation.events()).isEmpty();
        assertThat(interpretation.leftOut())
                .hasValueSatisfying(it -> assertThat(it).contains(why));
    }

    @Test
    void tells_a_handoff_when_pending_becomes_open() throws Exception {
        told("conversation_created");
        told("message_of_the_bot");

        var escalated = (ConversationEvent.Escalated)
                told("status_pending_to_open").events().getFirst();

        assertThat(escalated.time()).isEqualTo("2026-03-02T08:17:00.500Z");
        assertThat(escalated.team()).contains("Returns");
        assertThat(told("updated_assignee").events())
                .singleElement()
                .isInstanceOfSatisfying(
                        ConversationEvent.Assigned.class,
                        it -> assertThat(it.agentId()).contains("chatwoot:12"));
    }

    @Test
    void tells_one_handoff_when_the_assignment_is_heard_of_before_the_status() throws Exception {
        told("conversation_created");

        assertThat(told("updated_assignee").events())
                .extracting(SupportEvent::getClass)
                .containsExactlyInAnyOrder((Class) ConversationEvent.Escalated.class, ConversationEvent.Assigned.class);
        assertThat(told("status_pending_to_open").events()).isEmpty();
    }

    @Test
    void takes_pending_for_no_bot_where_there_is_none() throws Exception {
        told("conversation_created_for_people");

        assertThat(told("status_pending_to_open").events()).isEmpty();
        assertThat(((ConversationEvent.Resolved)
                                told("status_pending_to_resolved").events().getLast())
                        .by())
                .isEqualTo(Handler.HUMAN);
    }

    @Test
    void knows_who_resolved() throws Exception {
        told("conversation_created");

        var byBot = (ConversationEvent.Resolved)
                told("status_pending_to_resolved").events().getLast();
        assertThat(byBot.by()).isEqualTo(Handler.AI);
        assertThat(byBot.agentId()).isEmpty();
        assertThat(byBot.time()).isEqualTo("2026-03-02T08:20:00.750Z");

        var byPerson = (ConversationEvent.Resolved)
                told("status_open_to_resolved").events().getLast();
        assertThat(byPerson.by()).isEqualTo(Handler.HUMAN);
        assertThat(byPerson.agentId()).contains("chatwoot:12");
    }

    @Test
    void resolves_by_a_person_what_a_person_answered_while_it_was_pending() throws Exception {
        told("conversation_created");
        told(answeredByAPersonWhilePending());

        assertThat(((ConversationEvent.Resolved)
                                told("status_pending_to_resolved").events().getLast())
                        .by())
                .isEqualTo(Handler.HUMAN);

        told("status_resolved_to_pending");
        var later = fixture("status_pending_to_resolved").put("updated_at", 1772450200.5);
        assertThat(((ConversationEvent.Resolved) told(later).events().getLast()).by())
                .isEqualTo(Handler.AI);
    }

    @Test
    void still_tells_a_handoff_when_a_person_answered_before_it_was_open() throws Exception {
        told("conversation_created");
        told(answeredByAPersonWhilePending());

        assertThat(told("status_pending_to_open").events())
                .singleElement()
                .isInstanceOf(ConversationEvent.Escalated.class);
    }

    private static ObjectNode answeredByAPersonWhilePending() throws IOException {
        var body = fixture("message_of_an_agent");
        ((ObjectNode) body.get("conversation")).put("status", "pending");
        return body;
    }

    @Test
    void reopens_to_the_bot_and_hands_off_once_more() throws Exception {
        told("conversation_created");
        told("status_pending_to_open");
        told("status_open_to_resolved");

        assertThat(told("status_resolved_to_pending").events())
                .singleElement()
                .isInstanceOf(ConversationEvent.Reopened.class);
        var again = fixture("status_pending_to_open").put("updated_at", 1772450100.5);
        assertThat(told(again).events()).singleElement().isInstanceOf(ConversationEvent.Escalated.class);
    }

    @Test
    void works_out_the_change_from_what_it_remembers_where_an_old_version_does_not_say_it() throws Exception {
        told("conversation_created");

        var resolved = (ConversationEvent.Resolved)
                told("status_resolved_of_an_old_version").events().getLast();

        assertThat(resolved.by()).isEqualTo(Handler.AI);
        assertThat(told("status_resolved_of_an_old_version").events()).isEmpty();
    }

    @Test
    void tells_a_transfer_from_one_person_to_another() throws Exception {
        told("conversation_created_for_people");

        var transferred = (ConversationEvent.Transferred)
                told("updated_assignee_to_a_colleague").events().getLast();

        assertThat(transferred.agentId()).contains("chatwoot:12");
        assertThat(transferred.toAgentId()).contains("chatwoot:15");
        assertThat(transferred.toTeam()).contains("Returns");
        assertThat(transferred.time()).isEqualTo("2026-03-02T08:30:00Z");
    }

    @Test
    void tells_what_a_conversation_is_about_now() throws Exception {
        var labels = ((ConversationEvent.Categorized)
                        told("updated_priority_and_labels").events().getLast())
                .labels();

        assertThat(labels.priority()).contains(Priority.URGENT);
        assertThat(labels.tags()).contains(List.of("broken", "returns"));
    }

    @Test
    void tells_a_survey_and_its_answer_once() throws Exception {
        var sent = (SurveyEvent.Sent) told("csat_sent").events().getLast();
        var answered = (SurveyEvent.Answered) told("csat_answered").events().getLast();

        assertThat(sent.surveyId()).isEqualTo(answered.surveyId()).isEqualTo("chatwoot:4:9010");
        assertThat(answered.kind()).isEqualTo(SurveyKind.CSAT);
        assertThat(answered.score()).isEqualTo(4);
        assertThat(answered.comment()).contains("Quick, thanks");
        assertThat(answered.customerId()).contains("chatwoot:310");
        assertThat(told("csat_answered").events()).isEmpty();
    }

    @Test
    void names_an_event_the_same_whichever_webhook_brings_it() throws Exception {
        var once = told("message_of_the_bot").events().getLast();
        var again = told("message_of_the_bot").events().getLast();

        assertThat(again).isEqualTo(once);
        assertThat(once.id()).isEqualTo("message:9002");
    }

    @ParameterizedTest
    @MethodSource("fixtures")
    void makes_only_events_that_keep_the_contract(Path fixture) throws Exception {
        for (var event : told((ObjectNode) ContractJson.mapper().readTree(Files.readAllBytes(fixture)))
                .events()) {
            assertThat(EventReader.read(EventReader.write(event))).isEqualTo(event);
        }
    }

    static Stream<Path> fixtures() throws IOException {
        return Files.list(FIXTURES).sorted();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"id\": 1}                                                        | /event",
                "{\"event\": \"message_created\", \"id\": 1}                        | /message_type",
                "{\"event\": \"conversation_created\", \"id\": {}}                  | /id",
                "[]                                                                 | ''",
                "{\"event\":                                                        | ''"
            })
    void says_what_it_cannot_read(String body, String pointer) {
        assertThatThrownBy(() -> chatwoot.read(request(body, Map.of())))
                .isInstanceOfSatisfying(
                        UnreadablePayloadException.class,
                        unreadable -> assertThat(unreadable.violations())
                                .anySatisfy(it -> assertThat(it.pointer()).isEqualTo(pointer)));
    }

    @Test
    void refuses_a_rating_that_is_none() throws Exception {
        var body = fixture("csat_answered");
        ((ObjectNode) body.at("/content_attributes/submitted_values/csat_survey_response")).put("rating", 6);

        assertThatThrownBy(() -> told(body)).hasMessageContaining("from 1 to 5");
    }

    @Test
    void is_known_by_its_delivery_or_else_by_its_body() throws Exception {
        var body = fixture("message_of_the_bot").toString();

        assertThat(chatwoot.read(request(body, Map.of("x-chatwoot-delivery", "d-1")))
                        .getFirst()
                        .id())
                .isEqualTo("d-1");
        assertThat(chatwoot.read(request(body, Map.of())).getFirst().id())
                .isEqualTo(chatwoot.read(request(body, Map.of())).getFirst().id())
                .startsWith("sha256:");
    }

    /** Computed with {@code printf '1772440800.{"event":"x"}' | openssl dgst -sha256 -hmac chatwoot-secret}. */
    private static final String SIGNATURE = "01bdc09eccfea1fb87e4ecba1d37f0064fce8a914e47002933c43513517d471d";

    private static final String SIGNED_BODY = "{\"event\":\"x\"}";

    @Test
    void proves_itself_by_a_signature_over_time_and_body() throws Exception {
        chatwoot.verify(signed(SIGNED_BODY, "1772440800", "sha256=" + SIGNATURE), List.of("chatwoot-secret"));
        chatwoot.verify(
                signed(SIGNED_BODY, "1772440800", "sha256=" + SIGNATURE),
                List.of("the-next-secret", "chatwoot-secret"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"event\":\"y\"} | 1772440800 | sha256=SIGNATURE | does not fit",
                "{\"event\":\"x\"} | 1772440801 | sha256=SIGNATURE | does not fit",
                "{\"event\":\"x\"} | 1772440800 | SIGNATURE        | must be sha256=",
                "{\"event\":\"x\"} | 1772440800 | sha256=zz        | must be sha256=",
                "{\"event\":\"x\"} |            | sha256=SIGNATURE | X-Chatwoot-Timestamp is missing",
                "{\"event\":\"x\"} | 1772440800 |                  | X-Chatwoot-Signature is missing"
            })
    void is_refused_when_the_signature_proves_nothing(String body, String time, String signature, String why) {
        var claimed = signature == null ? "" : signature.replace("SIGNATURE", SIGNATURE);
        assertThatThrownBy(() ->
                        chatwoot.verify(signed(body, time == null ? "" : time, claimed), List.of("chatwoot-secret")))
                .isInstanceOf(NotGenuineException.class)
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301})
    void is_refused_when_it_was_signed_at_another_time(long seconds) {
        var request = new WebhookRequest(
                "POST",
                "",
                Map.of("x-chatwoot-timestamp", "1772440800", "x-chatwoot-signature", "sha256=" + SIGNATURE),
                SIGNED_BODY.getBytes(UTF_8),
                Instant.ofEpochSecond(1772440800L + seconds));

        assertThatThrownBy(() -> chatwoot.verify(request, List.of("chatwoot-secret")))
                .isInstanceOf(NotGenuineException.class)
                .hasMessageContaining("more than 5 minutes");
    }

    /** Real messages of Chatwoot's socket, whose {@code data} the webhook flattens; they are there on some machines only. */
    @Test
    void understands_what_chatwoots_own_documentation_shows() throws Exception {
        if (!Files.isDirectory(SAMPLES)) {
            return;
        }
        var understood = Map.of(
                "conversation_created", ConversationEvent.Opened.class,
                "message_created", ConversationEvent.Message.class);
        try (var samples = Files.list(SAMPLES)) {
            for (var sample : samples.sorted().toList()) {
                var message = ContractJson.mapper()
                        .readTree(Files.readAllBytes(sample))
                        .path("message");
                var event = message.path("event").asText().replace('.', '_');
                var flat = message.path("data").<ObjectNode>deepCopy().put("event", event);
                if (flat.path("id").isNull()) {
                    flat.put("id", 7);
                }
                var interpretation = told(flat);
                var expected = understood.get(event);
                if (expected == null) {
                    assertThat(interpretation.leftOut()).as(event).isPresent();
                } else {
                    assertThat(interpretation.events()).as(event).hasAtLeastOneElementOfType(expected);
                }
            }
        }
    }

    private Interpretation told(String fixture) throws Exception {
        return told(fixture(fixture));
    }

    private Interpretation told(ObjectNode body) throws Exception {
        var notices = chatwoot.read(request(body.toString(), Map.of()));
        assertThat(notices).hasSize(1);
        return notices.getFirst().meaning().given(memory);
    }

    private static ObjectNode fixture(String name) throws IOException {
        return (ObjectNode) ContractJson.mapper().readTree(Files.readAllBytes(FIXTURES.resolve(name + ".json")));
    }

    private static WebhookRequest request(String body, Map<String, String> headers) {
        return new WebhookRequest("POST", "", headers, body.getBytes(UTF_8), ARRIVAL);
    }

    private static WebhookRequest signed(String body, String time, String signature) {
        return request(body, Map.of("x-chatwoot-timestamp", time, "x-chatwoot-signature", signature));
    }
}
