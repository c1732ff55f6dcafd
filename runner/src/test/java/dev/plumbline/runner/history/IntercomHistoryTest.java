package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation of Intercom")
class IntercomHistoryTest {
    private final IntercomHistory history = new IntercomHistory(new Settings(
            Optional.of("app1"), Set.of(), Optional.of("Category"), Optional.empty(), Optional.empty(), false));

    @Test
    void is_the_ais_own_when_a_workflow_closes_what_fin_answered() {
        assertThat(Plainly.told(understood(7001)))
                .containsExactly(
                        "opened chat",
                        "message customer",
                        "categorized normal plans [plans]",
                        "message ai",
                        "message customer",
                        "answered 5 'fast'",
                        "resolved by ai");
        assertThat(PathGuess.of(understood(7001).events())).isEqualTo(PathGuess.AI_ONLY);
    }

    @Test
    void goes_from_fin_to_a_team_to_a_person_to_another_and_back_to_the_customer() {
        assertThat(Plainly.told(understood(7002)))
                .containsExactly(
                        "opened chat",
                        "message customer",
                        "categorized high",
                        "message ai",
                        "message customer",
                        "assigned of intercom:41",
                        "escalated to intercom:41",
                        "assigned intercom:81",
                        "message human intercom:81",
                        "assigned intercom:82",
                        "transferred intercom:81 to intercom:82",
                        "message human intercom:82",
                        "resolved by human intercom:82",
                        "message customer",
                        "reopened",
                        "resolved by human intercom:82",
                        "answered 2",
                        "asked");
        assertThat(understood(7002).leftOut())
                .containsExactly(new Understood.LeftOut("private note", "conversation 7002"));
    }

    @Test
    void takes_a_workflows_own_words_for_an_acknowledgement_not_for_the_ai() {
        assertThat(Plainly.told(understood(7003)))
                .containsExactly(
                        "opened email",
                        "message customer",
                        "categorized normal",
                        "message human automatic",
                        "message human intercom:81",
                        "resolved by human intercom:81");
        assertThat(PathGuess.of(understood(7003).events())).isEqualTo(PathGuess.HUMAN_ONLY);
    }

    @Test
    void takes_a_workflows_words_for_the_ais_where_the_ai_answers_after_them() {
        var conversation = (ObjectNode) Fixture.conversation(7001).node();
        var greeting = ((ArrayNode) conversation.at("/conversation_parts/conversation_parts")).insertObject(0);
        greeting.put("id", "8000")
                .put("part_type", "comment")
                .put("body", "<p>One moment.</p>")
                .put("created_at", 1_772_700_001)
                .putObject("author")
                .put("type", "bot")
                .put("id", "501")
                .put("is_ai_answer", false);
        var understood = history.understand(new Exported(conversation));
        assertThat(Plainly.told(understood))
                .startsWith(
                        "opened chat",
                        "message customer",
                        "categorized normal plans [plans]",
                        "message ai automatic",
                        "message ai");
        assertThat(PathGuess.of(understood.events())).isEqualTo(PathGuess.AI_ONLY);
    }

    @Test
    void is_resolved_by_the_ai_when_only_fins_state_says_so() {
        assertThat(Plainly.told(understood(7006)))
                .containsExactly(
                        "opened chat", "message customer", "categorized normal", "message ai", "resolved by ai");
    }

    @Test
    void has_the_customers_own_id_and_reads_plain_text() {
        var events = understood(7001).events();
        assertThat(events).first().isInstanceOfSatisfying(ConversationEvent.Opened.class, opened -> {
            assertThat(opened.customerId()).contains("customer-dora");
            assertThat(opened.source()).isEqualTo("/intercom/app1");
            assertThat(opened.conversationId()).isEqualTo("intercom:7001");
        });
        assertThat(events.toString()).contains("Yes, under Settings & plan.").doesNotContain("<b>");
    }

    @Test
    void goes_by_the_names_that_webhooks_use() {
        assertThat(understood(7002).events())
                .extracting(SupportEvent::id)
                .contains(
                        "7002:opened",
                        "7002:opening",
                        "part:8013:assigned",
                        "part:8013:escalated",
                        "part:8017:resolved");
    }

    @Test
    void that_a_campaign_began_opens_with_the_customers_first_answer() {
        var campaign = (ObjectNode) Fixture.conversation(7002).node();
        campaign.withObject("/source")
                .put("delivered_as", "campaigns_initiated")
                .withObject("/author")
                .put("type", "admin");
        assertThat(Plainly.told(history.understand(new Exported(campaign))))
                .startsWith(
                        "message ai", "opened chat", "categorized high", "message customer", "assigned of intercom:41");
    }

    @Test
    void is_left_out_with_a_reason_when_nobody_replied_to_it_or_its_parts_are_missing() {
        assertThat(understood(7004).leftOut())
                .containsExactly(
                        new Understood.LeftOut("message of yours that no customer replied to", "conversation 7004"));
        assertThat(understood(7005).leftOut())
                .extracting(Understood.LeftOut::reason)
                .first()
                .asString()
                .startsWith("conversation without parts");
    }

    @Test
    void only_grows_when_a_later_export_has_more_of_it() {
        var whole = understood(7002).events();
        var parts = Fixture.conversation(7002)
                .items("conversation_parts/conversation_parts")
                .size();
        for (var known = 0; known < parts; known++) {
            var earlier = Fixture.conversation(7002).node().deepCopy();
            var list = (ArrayNode) earlier.path("conversation_parts").path("conversation_parts");
            while (list.size() > known) {
                list.remove(list.size() - 1);
            }
            ((ObjectNode) earlier).putNull("ai_agent").putNull("conversation_rating");
            assertThat(whole)
                    .containsAll(history.understand(new Exported(earlier)).events());
        }
    }

    @Test
    void names_every_event_once() {
        var ids = Fixture.conversations().stream()
                .flatMap(it -> history.understand(it).events().stream())
                .map(SupportEvent::id)
                .toList();
        assertThat(ids).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    }

    @Test
    void that_is_none_is_named_as_a_fault() {
        assertThat(history.understand(new Exported(
                                JsonNodeFactory.instance.objectNode().put("type", "contact")))
                        .faults())
                .isEqualTo(List.of(new Understood.Fault("", "is no conversation: it has no id")));
    }

    private Understood understood(int id) {
        var understood = history.understand(Fixture.conversation(id));
        assertThat(understood.heldAgainstTheContract()).isEqualTo(understood);
        return understood;
    }
}
