package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A ticket of Zendesk")
class ZendeskHistoryTest {
    private final ZendeskHistory history = new ZendeskHistory(Fixture.people(), Fixture.SETTINGS);

    @Test
    void tells_its_whole_story_from_its_audits() {
        assertThat(Plainly.told(understood(101)))
                .containsExactly(
                        "opened email",
                        "assigned of zendesk:31",
                        "message customer",
                        "assigned zendesk:71",
                        "message human zendesk:71",
                        "message customer",
                        "categorized high [billing, vip]",
                        "assigned zendesk:72",
                        "transferred zendesk:71 to zendesk:72",
                        "resolved by human zendesk:72",
                        "message human zendesk:72",
                        "asked",
                        "reopened",
                        "message customer",
                        "resolved by human zendesk:72",
                        "message human zendesk:72",
                        "answered 5 'Quick in the end'");
    }

    @Test
    void opens_with_what_its_first_audit_set_not_with_what_it_became() {
        var opened = first(understood(101), ConversationEvent.Opened.class);
        assertThat(opened.time()).hasToString("2026-03-02T09:00:00Z");
        assertThat(opened.customerId()).contains("zendesk:5001");
        assertThat(opened.subjectLine()).contains("Two invoices");
        assertThat(opened.labels().priority()).contains(dev.plumbline.contract.Priority.NORMAL);
        assertThat(opened.labels().tags()).contains(List.of("billing"));
        assertThat(opened.labels().category()).contains("invoices");
        assertThat(opened.labels().team()).contains("zendesk:31");
    }

    @Test
    void goes_by_the_names_that_webhooks_use() {
        var events = understood(101).events();
        assertThat(events).allMatch(event -> event.source().equals("/zendesk/harbour"));
        assertThat(events).allMatch(event -> event.subject().equals(Optional.of("zendesk:101")));
        assertThat(events).extracting(SupportEvent::id).contains("101:opened", "comment:30001");
        assertThat(first(understood(101), SurveyEvent.Answered.class).surveyId())
                .isEqualTo("zendesk:101:csat");
    }

    @Test
    void keeps_private_comments_private() {
        var understood = understood(101);
        assertThat(understood.events().toString()).doesNotContain("old import bug");
        assertThat(understood.leftOut()).containsExactly(new Understood.LeftOut("private comment", "ticket 101"));
    }

    @Test
    void goes_from_the_ai_to_people_with_the_first_assignment_after_the_bot_answered() {
        assertThat(Plainly.told(understood(102)))
                .containsExactly(
                        "opened chat",
                        "message customer",
                        "message ai",
                        "message customer",
                        "assigned of zendesk:32",
                        "escalated to zendesk:32",
                        "message ai",
                        "assigned zendesk:71",
                        "message human zendesk:71",
                        "resolved by human zendesk:71");
        assertThat(PathGuess.of(understood(102).events())).isEqualTo(PathGuess.AI_TO_HUMAN);
    }

    @Test
    void is_the_ais_own_when_a_rule_solves_what_only_the_bot_answered() {
        assertThat(Plainly.told(understood(103)))
                .containsExactly(
                        "opened web_form", "message customer", "message ai", "message ai automatic", "resolved by ai");
        assertThat(PathGuess.of(understood(103).events())).isEqualTo(PathGuess.AI_ONLY);
    }

    @Test
    void is_peoples_work_while_nobody_says_that_the_bots_user_is_the_ai() {
        var unaware = new ZendeskHistory(
                Fixture.people(),
                new Settings(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false));
        var ticket = Fixture.ticket(103);
        var understood = unaware.understand(ticket, ticket.items("audits"));
        assertThat(PathGuess.of(understood.events())).isEqualTo(PathGuess.HUMAN_ONLY);
    }

    @Test
    void holds_the_lines_of_its_chat_at_their_own_times() {
        assertThat(Plainly.told(understood(107)))
                .containsExactly(
                        "opened chat by ai",
                        "assigned of zendesk:31",
                        "escalated to zendesk:31",
                        "message customer",
                        "message human automatic",
                        "assigned zendesk:72",
                        "message human zendesk:72",
                        "resolved by human zendesk:72");
    }

    @Test
    void knows_how_long_a_call_took() {
        assertThat(Plainly.told(understood(108)))
                .containsExactly(
                        "opened voice", "assigned zendesk:71", "worked zendesk:71 312", "resolved by human zendesk:71");
    }

    @Test
    void is_left_out_with_a_reason_when_deleted_merged_or_without_audits() {
        assertThat(understood(104).leftOut())
                .containsExactly(new Understood.LeftOut("ticket deleted or marked as spam", "ticket 104"));
        assertThat(understood(105).leftOut())
                .containsExactly(new Understood.LeftOut("ticket merged into another", "ticket 105"));
        assertThat(understood(106).leftOut())
                .extracting(Understood.LeftOut::reason)
                .containsExactly("ticket without audits: only they say who did what, and when");
        assertThat(List.of(understood(104), understood(105), understood(106)))
                .allMatch(it -> it.events().isEmpty());
    }

    @Test
    void needs_nothing_but_its_audits() {
        var alone = history.understand(Exported.NOTHING, Fixture.ticket(101).items("audits"));
        assertThat(alone.events()).isEqualTo(understood(101).events());
    }

    @Test
    void opens_by_its_own_fields_when_the_export_begins_later_than_it() {
        var ticket = Fixture.ticket(101);
        var audits = ticket.items("audits");
        var later = history.understand(ticket, audits.subList(5, audits.size()));
        assertThat(Plainly.told(later)).startsWith("opened email", "resolved by human zendesk:72");
        assertThat(history.understand(Exported.NOTHING, audits.subList(5, audits.size()))
                        .leftOut())
                .extracting(Understood.LeftOut::reason)
                .containsExactly("ticket whose beginning is not in the export");
    }

    @Test
    void does_not_mind_in_which_order_its_audits_stand() {
        var audits = new java.util.ArrayList<>(Fixture.ticket(102).items("audits"));
        Collections.reverse(audits);
        assertThat(history.understand(Fixture.ticket(102), audits).events())
                .isEqualTo(understood(102).events());
    }

    @Test
    void has_the_same_customer_as_elsewhere_when_external_ids_are_wanted() {
        var external = new ZendeskHistory(
                Fixture.people(),
                new Settings(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), true));
        var ticket = Fixture.ticket(101);
        assertThat(first(external.understand(ticket, ticket.items("audits")), ConversationEvent.Opened.class)
                        .customerId())
                .contains("customer-ann");
    }

    @Test
    void only_grows_when_a_later_export_has_more_of_it() {
        var ticket = Fixture.ticket(101);
        var audits = ticket.items("audits");
        for (var known = 1; known < audits.size(); known++) {
            assertThat(understood(101).events())
                    .containsAll(
                            history.understand(ticket, audits.subList(0, known)).events());
        }
    }

    private Understood understood(int id) {
        var ticket = Fixture.ticket(id);
        var understood = history.understand(ticket, ticket.items("audits"));
        assertThat(understood.heldAgainstTheContract()).isEqualTo(understood);
        return understood;
    }

    private static <T> T first(Understood understood, Class<T> type) {
        return understood.events().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }
}
