package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent.Assigned;
import dev.plumbline.contract.ConversationEvent.Categorized;
import dev.plumbline.contract.ConversationEvent.Escalated;
import dev.plumbline.contract.ConversationEvent.Message;
import dev.plumbline.contract.ConversationEvent.Opened;
import dev.plumbline.contract.ConversationEvent.Reopened;
import dev.plumbline.contract.ConversationEvent.Resolved;
import dev.plumbline.contract.ConversationEvent.Transferred;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.Violation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Intercom")
class IntercomTest {
    private static final Instant CREATED = Instant.parse("2026-03-02T09:00:00Z");

    private final HelpDesk desk = new HelpDesk(new Intercom());

    @Test
    void a_conversation_that_a_customer_begins_is_opened_with_their_first_words() {
        var events = desk.sends("user-created");

        var opened = (Opened) events.getFirst();
        assertThat(opened.source()).isEqualTo("/intercom/qx7demo1");
        assertThat(opened.id()).isEqualTo("215470000000001:opened");
        assertThat(opened.time()).isEqualTo(CREATED);
        assertThat(opened.conversationId()).isEqualTo("intercom:215470000000001");
        assertThat(opened.customerId()).contains("customer-42");
        assertThat(opened.channel()).isEqualTo(Channel.CHAT);
        assertThat((Message) events.get(1))
                .returns(Author.CUSTOMER, Message::author)
                .returns(Optional.of("One seat too many & I need a new invoice"), Message::text);
        assertThat(((Categorized) events.get(2)).labels().tags()).contains(List.of("billing"));
    }

    @Test
    void the_first_notification_of_a_conversation_tells_its_opening_whichever_it_is_and_no_other_does() {
        var events = desk.sends("admin-replied", "user-created", "admin-closed");

        assertThat(events).filteredOn(Opened.class::isInstance).singleElement().returns(CREATED, SupportEvent::time);
        assertThat(new HelpDesk(new Intercom()).sends(Opened.class, "user-created"))
                .isEqualTo(events.stream().filter(Opened.class::isInstance).toList());
    }

    @Test
    void what_the_team_began_is_opened_by_the_customers_first_answer() {
        assertThat(desk.sends("single-created")).isEmpty();
        assertThat(desk.leftOut()).startsWith("Your team wrote first");

        var events = desk.sends("campaign-answered");
        assertThat(events)
                .filteredOn(Opened.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Opened.class, opened -> {
                    assertThat(opened.time()).isEqualTo(CREATED.plusSeconds(86400));
                    assertThat(opened.channel()).isEqualTo(Channel.EMAIL);
                    assertThat(opened.subjectLine()).contains("Your new seats");
                });
        assertThat(events)
                .filteredOn(Message.class::isInstance)
                .singleElement()
                .returns(Author.CUSTOMER, it -> ((Message) it).author());
    }

    @Test
    void replies_are_the_customers_or_a_persons_as_plain_text() {
        desk.sends("user-created");
        var messages = desk.sends(Message.class, "user-replied", "admin-replied");

        assertThat(messages.getFirst())
                .returns(Author.CUSTOMER, Message::author)
                .returns(CREATED.plusSeconds(60), Message::time);
        assertThat(messages.getLast())
                .returns(Author.HUMAN, Message::author)
                .returns(Optional.of("intercom:5512001"), Message::agentId)
                .returns(Optional.of("Corrected.\nThe new invoice is on its way."), Message::text);
    }

    @Test
    void an_answer_of_fin_is_the_ais() {
        assertThat(desk.sends(Message.class, "operator-answered"))
                .filteredOn(it -> it.author() == Author.AI)
                .extracting(Message::automatic)
                .containsExactly(false);
    }

    @Test
    void a_bots_acknowledgement_is_automatic_and_no_work_of_an_ai_that_is_not_there() {
        assertThat(desk.sends(Message.class, "operator-acknowledged"))
                .filteredOn(Message::automatic)
                .extracting(Message::author)
                .containsExactly(Author.HUMAN);
    }

    @Test
    void where_fin_answers_a_bots_acknowledgement_is_the_ais() {
        desk.sends("operator-answered");

        assertThat(desk.sends(Message.class, "operator-acknowledged"))
                .filteredOn(Message::automatic)
                .extracting(Message::author)
                .containsExactly(Author.AI);
    }

    @Test
    void a_bots_message_that_comes_by_two_topics_is_one_event() {
        desk.sends("user-created");
        var events = desk.sends("operator-acknowledged", "operator-acknowledged-as-admin-reply");

        assertThat(events).hasSize(2);
        assertThat(new HashSet<>(events)).hasSize(1);
    }

    @Test
    void an_answer_that_is_an_assignment_too_is_both_once_though_both_topics_tell_it() {
        desk.sends("user-created");
        var events = desk.sends("admin-replied-in-assignment", "admin-assigned-with-words");

        assertThat(new HashSet<>(events)).hasSize(2);
        assertThat(events).filteredOn(Message.class::isInstance).isNotEmpty();
        assertThat(events)
                .filteredOn(Assigned.class::isInstance)
                .first()
                .returns(Optional.of("intercom:5512001"), it -> ((Assigned) it).agentId());
    }

    @Test
    void a_note_is_no_message() {
        desk.sends("user-created");

        assertThat(desk.sends("admin-noted")).isEmpty();
        assertThat(desk.leftOut()).isEqualTo("A private note is no message.");
    }

    @Test
    void an_assignment_after_fin_is_the_escalation() {
        desk.sends("user-created", "operator-answered");
        var events = desk.sends("admin-assigned");

        assertThat(events).extracting(it -> it.getClass().getSimpleName()).containsExactly("Assigned", "Escalated");
        assertThat(((Escalated) events.getLast()).team()).contains("intercom:880001");
        assertThat(desk.sends(Escalated.class, "admin-reassigned")).isEmpty();
    }

    @Test
    void an_assignment_without_fin_before_it_is_none_but_an_assignment() {
        desk.sends("user-created", "operator-acknowledged");

        assertThat(desk.sends("admin-assigned")).singleElement().isInstanceOf(Assigned.class);
    }

    @Test
    void the_person_who_takes_over_from_fin_takes_it_before_answering() {
        desk.sends("user-created", "operator-answered");
        var events = desk.sends("admin-replied-in-assignment").stream()
                .sorted(SupportEvent.READING_ORDER)
                .toList();

        assertThat(events)
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Assigned", "Escalated", "Message");
    }

    @Test
    void fins_own_word_that_it_escalates_is_the_escalation_and_the_assignment_after_it_no_second() {
        desk.sends("user-created");
        var events = desk.sends("operator-answered", "fin-escalated", "admin-assigned");

        assertThat(events)
                .filteredOn(Escalated.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(Escalated.class, escalated -> {
                    assertThat(escalated.time()).isEqualTo(CREATED.plusSeconds(150));
                    assertThat(escalated.team()).contains("intercom:880001");
                });
    }

    @Test
    void from_one_person_to_another_is_a_transfer() {
        desk.sends("user-created", "admin-replied-in-assignment");

        assertThat(desk.sends(Transferred.class, "admin-reassigned"))
                .singleElement()
                .returns(Optional.of("intercom:5512001"), Transferred::agentId)
                .returns(Optional.of("intercom:5512002"), Transferred::toAgentId);
    }

    @Test
    void a_conversation_that_a_person_closes_is_resolved_by_them() {
        desk.sends("user-created");

        assertThat(desk.sends("admin-closed")).singleElement().isInstanceOfSatisfying(Resolved.class, resolved -> {
            assertThat(resolved.by()).isEqualTo(Handler.HUMAN);
            assertThat(resolved.agentId()).contains("intercom:5512001");
            assertThat(resolved.time()).isEqualTo(CREATED.plusSeconds(3600));
        });
    }

    @Test
    void last_words_and_closing_in_one_part_are_a_message_and_a_resolution() {
        desk.sends("user-created");

        assertThat(desk.sends("admin-closed-with-words"))
                .extracting(it -> it.getClass().getSimpleName())
                .containsExactly("Message", "Resolved");
    }

    @Test
    void a_closing_that_older_versions_send_without_a_part_is_the_assignees() {
        desk.sends("user-created");

        assertThat(desk.sends("admin-closed-without-part"))
                .singleElement()
                .returns(Optional.of("intercom:5512001"), it -> ((Resolved) it).agentId());
    }

    @Test
    void what_a_rule_closes_is_resolved_by_who_had_it() {
        assertThat(desk.sends(Resolved.class, "operator-answered", "closed-by-rule")
                        .getFirst()
                        .by())
                .isEqualTo(Handler.AI);
        assertThat(new HelpDesk(new Intercom())
                        .sends(Resolved.class, "operator-answered", "admin-replied", "closed-by-rule")
                        .getFirst()
                        .by())
                .isEqualTo(Handler.HUMAN);
    }

    @Test
    void what_fin_assumes_to_be_resolved_is_resolved_once_by_the_ai() {
        var events = desk.sends("user-created", "operator-answered", "fin-assumed");

        assertThat(events)
                .filteredOn(Resolved.class::isInstance)
                .singleElement()
                .returns(Handler.AI, it -> ((Resolved) it).by());
    }

    @Test
    void what_the_customer_confirms_to_fin_is_resolved_by_the_ai_without_a_closing() {
        desk.sends("user-created", "operator-answered");

        assertThat(desk.sends(Resolved.class, "fin-confirmed"))
                .singleElement()
                .returns(Handler.AI, Resolved::by)
                .returns(CREATED.plusSeconds(120), Resolved::time);
        assertThat(desk.sends(Resolved.class, "rating-of-fin")).isEmpty();
    }

    @Test
    void opening_it_again_reopens_it_and_so_does_the_customers_next_message() {
        assertThat(desk.sends(Reopened.class, "user-created", "admin-closed", "admin-opened"))
                .hasSize(1);
        assertThat(new HelpDesk(new Intercom())
                        .sends(Reopened.class, "user-created", "admin-closed", "user-replied-later"))
                .singleElement()
                .returns(CREATED.plusSeconds(4000), SupportEvent::time);
        assertThat(new HelpDesk(new Intercom()).sends(Reopened.class, "user-created", "user-replied-later"))
                .isEmpty();
    }

    @Test
    void a_rating_is_a_survey_that_was_sent_and_answered() {
        desk.sends("user-created");
        var events = desk.sends("rating-added");

        var sent = (SurveyEvent.Sent) events.getFirst();
        var answered = (SurveyEvent.Answered) events.getLast();
        assertThat(sent.time()).isEqualTo(CREATED.plusSeconds(7000));
        assertThat(answered)
                .returns(sent.surveyId(), SurveyEvent.Answered::surveyId)
                .returns(CREATED.plusSeconds(7900), SupportEvent::time)
                .returns(4, SurveyEvent.Answered::score)
                .returns(Optional.of("Quick, thank you"), SurveyEvent.Answered::comment)
                .returns(Optional.of("customer-42"), SurveyEvent.Answered::customerId);
    }

    @Test
    void a_rating_that_was_only_asked_for_is_not_answered() {
        desk.sends("user-created");

        assertThat(desk.sends("rating-asked")).isEmpty();
        assertThat(desk.leftOut()).contains("gave none yet");
    }

    @Test
    void fins_rating_stands_where_the_conversation_has_none() {
        assertThat(desk.sends(SurveyEvent.Answered.class, "rating-of-fin"))
                .singleElement()
                .returns(5, SurveyEvent.Answered::score);
    }

    @Test
    void a_priority_is_high_and_tags_and_topics_are_tags() {
        desk.sends("user-created");
        var labels = desk.sends(Categorized.class, "priority-updated", "part-tagged");

        assertThat(labels.getFirst().labels().priority()).contains(Priority.HIGH);
        assertThat(labels.getLast().labels().tags()).contains(List.of("billing", "refund", "Invoices"));
    }

    @Test
    void a_contact_is_its_customers_profile() {
        assertThat(desk.sends("contact-updated"))
                .singleElement()
                .isInstanceOfSatisfying(CustomerEvent.Updated.class, updated -> {
                    assertThat(updated.customerId()).isEqualTo("customer-42");
                    assertThat(updated.time()).isEqualTo("2026-03-02T09:30:00Z");
                    assertThat(updated.email()).contains("ada@example.com");
                    assertThat(updated.region()).contains("IRL");
                    assertThat(updated.locale()).contains("en");
                    assertThat(updated.signedUpAt()).contains(CREATED.minusSeconds(86400));
                });
    }

    @Test
    void an_older_version_that_knows_users_and_no_contacts_reads_the_same() {
        var opened = desk.sends(Opened.class, "older-version").getFirst();

        assertThat(opened.customerId()).contains("customer-42");
        assertThat(opened.channel()).isEqualTo(Channel.OTHER);
    }

    @Test
    void the_handshake_is_no_notice() {
        assertThat(desk.notices(HelpDesk.fixture("intercom", "ping"))).isEmpty();
    }

    @Test
    void what_is_not_counted_says_why() {
        desk.sends("user-created");

        assertThat(desk.sends("deleted")).isEmpty();
        assertThat(desk.leftOut()).contains("erase");
        assertThat(desk.sends("admin-snoozed")).isEmpty();
        assertThat(desk.leftOut()).contains("aside");
    }

    @Test
    void what_cannot_be_read_is_named_where_it_stands() {
        var body =
                "{\"topic\":\"conversation.user.replied\",\"id\":\"n\",\"app_id\":\"a\",\"created_at\":\"soon\",\"data\":"
                        + "{\"item\":{\"id\":\"1\",\"created_at\":1,\"conversation_parts\":{\"conversation_parts\":[{\"body\":\"x\"}]}}}}";

        assertThatThrownBy(() -> new Intercom().read(HelpDesk.request(body.getBytes(StandardCharsets.UTF_8), Map.of())))
                .isInstanceOfSatisfying(
                        UnreadablePayloadException.class,
                        unreadable -> assertThat(unreadable.violations())
                                .extracting(Violation::pointer)
                                .containsExactlyInAnyOrder(
                                        "/created_at",
                                        "/data/item/conversation_parts/conversation_parts/0/id",
                                        "/data/item/conversation_parts/conversation_parts/0/created_at",
                                        "/data/item/conversation_parts/conversation_parts/0/author/type"));
    }
}
