package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Assigned;
import dev.plumbline.contract.ConversationEvent.Categorized;
import dev.plumbline.contract.ConversationEvent.Escalated;
import dev.plumbline.contract.ConversationEvent.Message;
import dev.plumbline.contract.ConversationEvent.Opened;
import dev.plumbline.contract.ConversationEvent.Reopened;
import dev.plumbline.contract.ConversationEvent.Resolved;
import dev.plumbline.contract.ConversationEvent.Transferred;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Zendesk")
class ZendeskTest {
    private final HelpDesk desk = new HelpDesk(new Zendesk());

    @Test
    void a_created_ticket_opens_a_conversation_with_all_that_zendesk_knows_of_it() {
        var opened = (Opened) only(desk.sends("ticket-created"));

        assertThat(opened.source()).isEqualTo("/zendesk/31415926");
        assertThat(opened.id()).isEqualTo("8231:opened");
        assertThat(opened.time()).isEqualTo("2026-03-02T09:00:00Z");
        assertThat(opened.conversationId()).isEqualTo("zendesk:8231");
        assertThat(opened.customerId()).contains("zendesk:7100200300401");
        assertThat(opened.channel()).isEqualTo(Channel.WEB_FORM);
        assertThat(opened.labels().priority()).contains(Priority.HIGH);
        assertThat(opened.labels().tags()).contains(List.of("billing", "emea"));
        assertThat(opened.labels().category()).isEmpty();
        assertThat(opened.subjectLine()).contains("One seat too many");
    }

    @Test
    void the_external_id_of_a_ticket_is_not_taken_for_its_customers() {
        assertThat(desk.sends(Opened.class, "ticket-created").getFirst().customerId())
                .contains("zendesk:7100200300401");
    }

    @Test
    void a_call_that_is_written_down_as_solved_is_opened_and_resolved() {
        var events = desk.sends("ticket-created-solved");

        assertThat(events).hasSize(2);
        assertThat(((Opened) events.getFirst()).channel()).isEqualTo(Channel.VOICE);
        assertThat((Resolved) events.getLast())
                .returns(Handler.HUMAN, Resolved::by)
                .returns(Optional.of("zendesk:7100200300402"), Resolved::agentId);
    }

    @Test
    void a_call_that_is_written_down_as_solved_is_resolved_also_when_something_else_told_its_opening()
            throws Exception {
        var comment = edited(
                "comment-by-agent",
                body -> ((ObjectNode) body.get("detail")).put("id", "8240").put("status", "SOLVED"));
        assertThat(desk.sends(comment)).filteredOn(Opened.class::isInstance).hasSize(1);

        assertThat(only(desk.sends("ticket-created-solved")))
                .isInstanceOf(Resolved.class)
                .returns("5f0c6e9a-0000-4000-8000-000000000002:1", SupportEvent::id);
        assertThat(desk.sends("ticket-created-solved")).isEmpty();
    }

    @Test
    void a_ticket_that_was_there_before_zendesk_was_connected_is_opened_by_the_first_event_that_shows_it() {
        var events = desk.sends("comment-by-agent", "ticket-created");

        assertThat(events)
                .extracting(SupportEvent::id)
                .startsWith("8231:opened")
                .endsWith("comment:9100000000002")
                .hasSize(3);
        assertThat(events.getFirst()).isInstanceOf(Opened.class);
        assertThat(((Categorized) events.get(1)).labels().priority()).contains(Priority.HIGH);
        assertThat(desk.leftOut()).contains("told its opening already");
    }

    @Test
    void a_comment_of_the_customer_is_theirs_to_the_nanosecond() {
        var message = desk.sends(Message.class, "comment-by-customer").getFirst();

        assertThat(message.author()).isEqualTo(Author.CUSTOMER);
        assertThat(message.text()).contains("Can you correct it & send a new one?");
        assertThat(message.time()).isEqualTo(Instant.parse("2026-03-02T09:00:00.234567891Z"));
        assertThat(message.agentId()).isEmpty();
    }

    @Test
    void a_comment_of_the_staff_is_a_persons() {
        assertThat(desk.sends(Message.class, "comment-by-agent").getFirst())
                .returns(Author.HUMAN, Message::author)
                .returns(Optional.of("zendesk:7100200300402"), Message::agentId);
    }

    @Test
    void staff_who_ask_the_staff_are_customers_of_their_own_ticket() {
        assertThat(desk.sends(Message.class, "comment-by-staff-who-asked")
                        .getFirst()
                        .author())
                .isEqualTo(Author.CUSTOMER);
    }

    @Test
    void a_private_note_is_no_message() {
        assertThat(desk.sends(Message.class, "ticket-created", "comment-private"))
                .isEmpty();
        assertThat(desk.leftOut()).contains("private note");
    }

    @Test
    void who_writes_in_messaging_is_told_by_the_kind_of_actor() {
        var messages = desk.sends(
                Message.class,
                "message-by-customer",
                "message-by-trigger",
                "message-by-bot",
                "message-by-agent",
                "comment-by-bot");

        assertThat(messages)
                .extracting(Message::author)
                .containsExactly(Author.CUSTOMER, Author.HUMAN, Author.AI, Author.HUMAN, Author.AI);
        assertThat(messages).extracting(Message::automatic).containsExactly(false, true, false, false, false);
    }

    @Test
    void a_skinny_event_of_messaging_invents_no_opening() {
        assertThat(desk.sends(Opened.class, "message-by-customer")).isEmpty();
    }

    @Test
    void a_solved_ticket_is_resolved_by_the_agent_who_solved_it() {
        assertThat(desk.sends(Resolved.class, "ticket-created", "status-solved").getFirst())
                .returns(Handler.HUMAN, Resolved::by)
                .returns(Optional.of("zendesk:7100200300402"), Resolved::agentId);
    }

    @Test
    void a_ticket_that_only_the_bot_answered_is_resolved_by_the_ai_when_a_rule_solves_it() {
        assertThat(desk.sends(Resolved.class, "message-by-bot", "status-solved-by-rule")
                        .getFirst()
                        .by())
                .isEqualTo(Handler.AI);
    }

    @Test
    void a_ticket_that_a_person_answered_is_resolved_by_a_person_when_a_rule_solves_it() {
        assertThat(desk.sends(Resolved.class, "message-by-bot", "message-by-agent", "status-solved-by-rule")
                        .getFirst()
                        .by())
                .isEqualTo(Handler.HUMAN);
    }

    @Test
    void a_ticket_that_the_bot_solves_is_resolved_by_the_ai() {
        assertThat(desk.sends(Resolved.class, "status-solved-by-bot").getFirst())
                .returns(Handler.AI, Resolved::by)
                .returns(Optional.empty(), Resolved::agentId);
    }

    @Test
    void closing_a_solved_ticket_is_nothing_new() {
        assertThat(desk.sends("ticket-created", "status-solved", "status-closed"))
                .hasSize(2);
        assertThat(desk.leftOut()).isEqualTo("From solved to closed neither resolves nor reopens the conversation.");
    }

    @Test
    void a_solved_ticket_that_is_open_again_is_reopened() {
        assertThat(desk.sends(Reopened.class, "status-solved", "status-reopened"))
                .hasSize(1);
    }

    @Test
    void waiting_for_the_customer_neither_resolves_nor_reopens() {
        assertThat(desk.sends("ticket-created", "status-pending")).hasSize(1);
    }

    @Test
    void the_first_assignment_after_the_bot_is_one_escalation_though_group_and_agent_come_as_two_events() {
        var events = desk.sends("ticket-created", "message-by-bot", "group-assigned", "agent-assigned");

        assertThat(events).filteredOn(Escalated.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(Transferred.class::isInstance).isEmpty();
        assertThat(desk.sends(Escalated.class, "agent-assigned")).isEmpty();
        assertThat(events)
                .filteredOn(Escalated.class::isInstance)
                .map(it -> ((Escalated) it).team())
                .containsExactly(Optional.of("zendesk:7100200300501"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent-assigned group-assigned comment-by-agent status-solved",
                "comment-by-agent agent-assigned group-assigned status-solved",
                "comment-by-agent status-solved group-assigned agent-assigned",
                "status-solved comment-by-agent agent-assigned group-assigned",
                "status-solved group-assigned comment-by-agent agent-assigned"
            })
    void a_takeover_from_the_bot_is_one_escalation_in_whatever_order_its_events_arrive(String order) throws Exception {
        desk.sends("ticket-created", "message-by-bot");

        var events = new ArrayList<SupportEvent>();
        for (var fixture : order.split(" ")) {
            events.addAll(desk.sends(ofAction("01S9", fixture)));
        }

        assertThat(events).filteredOn(Escalated.class::isInstance).hasSize(1);
        assertThat(events).filteredOn(Transferred.class::isInstance).isEmpty();
        assertThat(events)
                .filteredOn(Resolved.class::isInstance)
                .extracting(it -> ((Resolved) it).by())
                .containsExactly(Handler.HUMAN);
        assertThat(desk.sends(ofAction("01S10", "agent-reassigned")))
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Assigned", "Transferred");
    }

    @Test
    void an_assignment_long_after_a_person_answered_is_no_escalation() throws Exception {
        desk.sends("ticket-created", "message-by-bot");
        desk.sends(ofAction("01S8", "comment-by-agent"));

        assertThat(desk.sends(ofAction("01S9", "agent-assigned")))
                .singleElement()
                .isInstanceOf(Assigned.class);
    }

    @Test
    void a_ticket_that_the_bot_s_widget_opened_is_the_bot_s_until_a_person_takes_it() throws Exception {
        var byWidget = edited(
                "ticket-created",
                body -> ((ObjectNode) body.at("/detail/via")).put("channel", "answer_bot_for_web_widget"));
        assertThat(((Opened) only(desk.sends(byWidget))).handledBy()).contains(Handler.AI);
        assertThat(desk.sends(Escalated.class, "agent-assigned")).hasSize(1);

        var another = new HelpDesk(new Zendesk());
        another.sends(byWidget);
        assertThat(another.sends(Resolved.class, "status-solved-by-rule")
                        .getFirst()
                        .by())
                .isEqualTo(Handler.AI);
    }

    @Test
    void a_ticket_that_the_bot_s_widget_opened_is_escalated_also_when_its_creation_comes_late() throws Exception {
        var assigned = edited(
                "agent-assigned",
                body -> ((ObjectNode) body.at("/detail/via")).put("channel", "answer_bot_for_web_widget"));

        assertThat(desk.sends(assigned))
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Opened", "Categorized", "Assigned", "Escalated");
    }

    @Test
    void a_ticket_from_before_that_a_person_has_is_not_the_bot_s_though_its_widget_opened_it() throws Exception {
        var solved = edited(
                "status-solved-by-rule",
                body -> ((ObjectNode) body.at("/detail"))
                        .put("assignee_id", "7100200300402")
                        .putObject("via")
                        .put("channel", "answer_bot_for_web_widget"));

        assertThat(((Resolved) desk.sends(solved).getLast()).by()).isEqualTo(Handler.HUMAN);
    }

    @Test
    void an_assignment_without_a_bot_before_it_is_none_but_an_assignment() {
        assertThat(desk.sends(ConversationEvent.class, "ticket-created", "group-assigned", "agent-assigned"))
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Opened", "Assigned", "Assigned");
    }

    @Test
    void from_one_agent_to_another_of_another_group_is_one_transfer() {
        var events = desk.sends("agent-assigned", "agent-reassigned", "group-reassigned");

        assertThat(events)
                .filteredOn(Transferred.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Transferred.class, transferred -> {
                    assertThat(transferred.agentId()).contains("zendesk:7100200300402");
                    assertThat(transferred.toAgentId()).contains("zendesk:7100200300403");
                });
        assertThat(events).filteredOn(Assigned.class::isInstance).hasSize(3);
    }

    @Test
    void taking_a_ticket_from_its_agent_gives_it_to_nobody() {
        assertThat(desk.sends(Assigned.class, "agent-removed")).isEmpty();
        assertThat(desk.leftOut()).contains("given to nobody");
    }

    @Test
    void priority_tags_and_a_field_titled_category_are_labels_from_then_on() {
        var labels = desk
                .sends(Categorized.class, "ticket-created", "priority-changed", "tags-changed", "category-changed")
                .stream()
                .map(Categorized::labels)
                .toList();

        assertThat(labels.get(0).priority()).contains(Priority.URGENT);
        assertThat(labels.get(0).tags()).isEmpty();
        assertThat(labels.get(1).tags()).contains(List.of("billing", "refund"));
        assertThat(labels.get(2).category()).contains("billing");
    }

    @Test
    void of_a_category_with_several_values_the_first_counts() throws Exception {
        var array = edited(
                "category-changed",
                body -> ((ObjectNode) body.get("event"))
                        .putArray("current")
                        .add("refund")
                        .add("billing"));
        var inObject = edited(
                "category-changed",
                body -> ((ObjectNode) body.at("/event/current"))
                        .putArray("value")
                        .add("refund"));
        var empty = edited("category-changed", body -> ((ObjectNode) body.get("event")).putArray("current"));

        assertThat(((Categorized) desk.sends(array).getLast()).labels().category())
                .contains("refund");
        assertThat(((Categorized) desk.sends(inObject).getLast()).labels().category())
                .contains("refund");
        assertThat(desk.sends(empty)).isEmpty();
    }

    @Test
    void a_good_rating_is_five_of_five_and_answers_the_survey_that_was_requested() {
        var events = desk.sends("ticket-created", "csat-requested", "csat-good");

        var sent = (SurveyEvent.Sent) events.get(1);
        var answered = (SurveyEvent.Answered) events.get(2);
        assertThat(answered.surveyId()).isEqualTo(sent.surveyId()).isEqualTo("zendesk:8231:csat");
        assertThat(answered.kind()).isEqualTo(SurveyKind.CSAT);
        assertThat(answered.score()).isEqualTo(5);
        assertThat(answered.comment()).contains("Quick, thank you");
        assertThat(answered.customerId()).contains("zendesk:7100200300401");
    }

    @Test
    void a_rating_of_the_newer_survey_keeps_its_number() {
        assertThat(desk.sends(SurveyEvent.Answered.class, "csat-four")
                        .getFirst()
                        .score())
                .isEqualTo(4);
    }

    @Test
    void what_is_not_counted_says_why() {
        assertThat(desk.sends("ticket-created", "subject-changed")).hasSize(1);
        assertThat(desk.leftOut()).contains("subject");
        assertThat(desk.sends("merged")).isEmpty();
        assertThat(desk.leftOut()).contains("merge");
        assertThat(desk.sends("user-changed")).isEmpty();
        assertThat(desk.leftOut())
                .isEqualTo("Nothing is counted from user.identity_created: the webhook need not subscribe to it.");
    }

    @Test
    void the_webhook_of_a_trigger_is_refused_with_the_way_out() {
        assertUnreadable("{\"ticket\": {\"id\": 1}}", "/type", "connect the webhook to Zendesk events");
        assertUnreadable("", "", "is empty");
        assertUnreadable("[1", "", "cannot be read as JSON");
    }

    @Test
    void all_that_is_wrong_is_named_at_once() {
        assertThatThrownBy(() ->
                        read("{\"type\":\"zen:event-type:ticket.comment_added\",\"id\":\"1\",\"account_id\":\"a b\"}"))
                .isInstanceOfSatisfying(
                        UnreadablePayloadException.class,
                        unreadable -> assertThat(unreadable.violations())
                                .extracting(Violation::pointer)
                                .contains("/account_id", "/time", "/detail/id", "/event/comment/is_public"));
    }

    @Test
    void a_ticket_without_a_detail_is_known_by_its_subject() {
        var body = "{\"type\":\"zen:event-type:ticket.status_changed\",\"id\":\"1\",\"account_id\":7,\"time\":"
                + "\"2026-03-02T09:00:00Z\",\"subject\":\"zen:ticket:99\",\"event\":{\"previous\":\"open\",\"current\":\"solved\"}}";

        assertThat(only(desk.sends(body.getBytes(StandardCharsets.UTF_8))).subject())
                .contains("zendesk:99");
    }

    private static byte[] ofAction(String sequence, String fixture) throws IOException {
        return edited(
                fixture,
                body -> ((ObjectNode) body.get("event"))
                        .putObject("meta")
                        .putObject("sequence")
                        .put("id", sequence));
    }

    private static byte[] edited(String fixture, Consumer<ObjectNode> edit) throws IOException {
        var body = (ObjectNode) ContractJson.mapper().readTree(HelpDesk.fixture("zendesk", fixture));
        edit.accept(body);
        return ContractJson.mapper().writeValueAsBytes(body);
    }

    private static void assertUnreadable(String body, String pointer, String detail) {
        assertThatThrownBy(() -> read(body))
                .isInstanceOfSatisfying(
                        UnreadablePayloadException.class,
                        unreadable -> assertThat(unreadable.violations()).anySatisfy(violation -> {
                            assertThat(violation.pointer()).isEqualTo(pointer);
                            assertThat(violation.detail()).contains(detail);
                        }));
    }

    private static void read(String body) throws UnreadablePayloadException {
        new Zendesk().read(HelpDesk.request(body.getBytes(StandardCharsets.UTF_8), java.util.Map.of()));
    }

    private static SupportEvent only(List<SupportEvent> events) {
        assertThat(events).hasSize(1);
        return events.getFirst();
    }
}
