package dev.plumbline.metrics.explain;

import static dev.plumbline.metrics.explain.Field.BLIND_HANDOFF;
import static dev.plumbline.metrics.explain.Field.CATEGORY;
import static dev.plumbline.metrics.explain.Field.FIRST_RESPONSE_AT;
import static dev.plumbline.metrics.explain.Field.HANDOFF_COMPLETENESS;
import static dev.plumbline.metrics.explain.Field.LATE_HANDOFF;
import static dev.plumbline.metrics.explain.Field.MISSED_ESCALATION;
import static dev.plumbline.metrics.explain.Field.NEEDED;
import static dev.plumbline.metrics.explain.Field.PATH;
import static dev.plumbline.metrics.explain.Field.REOPENS;
import static dev.plumbline.metrics.explain.Field.REPEATED_BY;
import static dev.plumbline.metrics.explain.Field.REPEAT_OF;
import static dev.plumbline.metrics.explain.Field.REPLY_TIME;
import static dev.plumbline.metrics.explain.Field.RESOLVED;
import static dev.plumbline.metrics.explain.Field.SEGMENT;
import static dev.plumbline.metrics.fact.Story.START;
import static dev.plumbline.metrics.fact.Story.conversation;
import static dev.plumbline.metrics.fact.Story.conversationAbout;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.ConversationEvent.HandoffContext;
import dev.plumbline.contract.EscalationEvent.Failure;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.fact.RepeatLinks.Candidate;
import dev.plumbline.metrics.fact.Story;
import dev.plumbline.metrics.kpi.ContactColumns;
import dev.plumbline.metrics.kpi.Figures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An explanation")
class ExplanationTest {

    @Test
    void tells_why_a_handoff_was_late() {
        var late = explained(
                LATE_HANDOFF,
                conversation()
                        .aiAnswers()
                        .customerAsksForHuman()
                        .aiAnswers()
                        .aiAnswers()
                        .aiAnswers()
                        .escalates());
        assertThat(late.value()).isEqualTo(new Content.Flag(true));
        assertThat(late.because())
                .isEqualTo("The customer asked for a person at 10:02; the AI answered 3 more times until 10:05,"
                        + " before the handoff at 10:06.");
        assertThat(late.evidence())
                .extracting(SupportEvent::id)
                .containsExactly("event-2", "event-3", "event-4", "event-5");
    }

    @Test
    void tells_why_a_handoff_was_in_time() {
        assertThat(because(
                        LATE_HANDOFF,
                        conversation().customerFeels(-0.7).aiAnswers().escalates()))
                .isEqualTo("The customer was frustrated at 10:01 (sentiment −0.7); the AI answered once more,"
                        + " at 10:02, before the handoff at 10:03.");
    }

    @Test
    void tells_what_the_reviewer_said_beside_what_happened() {
        var story = conversation()
                .customerAsksForHuman()
                .aiAnswers()
                .aiAnswers()
                .escalatesWith(null)
                .reviewerSays(true, Failure.LATE);
        assertThat(because(LATE_HANDOFF, story))
                .isEqualTo(
                        "The customer asked for a person at 10:01; the AI answered twice more until 10:03, before the"
                                + " handoff at 10:04. The reviewer reviewer-1 said at 10:05 that a person was needed, and that"
                                + " the handoff was late.");
        assertThat(because(BLIND_HANDOFF, story)).isEqualTo("The person started without the transcript and summary.");
        assertThat(because(NEEDED, story)).startsWith("The reviewer reviewer-1 said at 10:05");
    }

    @Test
    void tells_what_was_handed_over_and_what_was_not() {
        assertThat(because(
                        HANDOFF_COMPLETENESS,
                        conversation().escalatesWith(new HandoffContext(true, false, true, false))))
                .isEqualTo(
                        "2 of 4 parts were handed over: transcript and customer; summary and attempts were missing.");
    }

    @Test
    void tells_who_took_part() {
        assertThat(because(PATH, conversation().aiAnswers().aiAnswers().resolvedBy(Handler.AI)))
                .isEqualTo(
                        "The AI wrote 2 messages from 10:01 to 10:02 and resolved it at 10:03; no person took part.");
        assertThat(because(PATH, conversation().humanAnswers().resolvedByHumanWithAiDraft()))
                .isEqualTo("The agent agent-1 resolved it with a draft of the AI at 10:02.");
        assertThat(because(PATH, conversation().aiAnswers().humanAnswers()))
                .isEqualTo(
                        "The AI wrote 1 message at 10:01; people wrote 1 message at 10:02; no person confirmed a draft"
                                + " of the AI.");
    }

    @Test
    void tells_what_showed_that_a_person_was_needed_and_that_nobody_came() {
        var story = conversationAbout("fraud")
                .customerAsksForHuman()
                .aiAnswersWithConfidence(0.3)
                .customerAsksForHuman();
        assertThat(because(NEEDED, story))
                .isEqualTo("The customer asked for a person twice at 10:01 and 10:03, the AI was not sure of itself at"
                        + " 10:02 (confidence 0.30) and the category fraud is sensitive.");
        assertThat(because(MISSED_ESCALATION, story)).endsWith("The AI never handed it over.");
    }

    @Test
    void tells_the_day_where_it_is_another_than_the_openings() {
        var story = conversation()
                .resolvedBy(Handler.AI)
                .later(Duration.ofDays(2))
                .reopened()
                .resolvedBy(Handler.HUMAN);
        assertThat(because(REOPENS, story)).isEqualTo("It was reopened once: at 10:02 on 4 Feb 2026.");
        assertThat(because(RESOLVED, story))
                .isEqualTo("A person resolved it at 10:03 on 4 Feb 2026, after it had been reopened at 10:02 on 4 Feb"
                        + " 2026.");
    }

    @Test
    void tells_times_as_the_tenants_clocks_show_them() {
        var detail = Opened.alone(conversation().aiAnswers().events());
        assertThat(find(FIRST_RESPONSE_AT, Explanations.of(Opened.in("Asia/Kolkata"), detail))
                        .because())
                .isEqualTo("The AI wrote at 15:31, 1 min after the opening.");
    }

    @Test
    void tells_the_slowest_of_several_answers() {
        assertThat(because(
                        REPLY_TIME,
                        conversation()
                                .customerWrites()
                                .aiAnswers()
                                .customerWrites()
                                .later(Duration.ofMinutes(8))
                                .humanAnswers()))
                .isEqualTo("2 turns of the customer were answered, on average after 5 min, the slowest after 9 min at"
                        + " 10:12.");
    }

    @Test
    void tells_which_event_gave_a_label_and_what_it_replaced() {
        var category = explained(CATEGORY, conversation().categorizedAs("shipping"));
        assertThat(category.because())
                .isEqualTo("It was categorized so at 10:01; it replaced 'billing' of the opening.");
        assertThat(category.evidence()).extracting(SupportEvent::id).containsExactly("event-1");
    }

    @Test
    void tells_what_only_the_customers_profile_knows() {
        var profile = new Profile(
                Optional.of("enterprise"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        var detail = Opened.with(conversation().events(), profile, RepeatLinks.Neighbours.NONE)
                .orElseThrow();
        var segment = find(SEGMENT, Explanations.of(Opened.TENANT, detail));
        assertThat(segment.value()).isEqualTo(new Content.Word("enterprise"));
        assertThat(segment.because()).isEqualTo("The customer's profile says so.");
    }

    @Test
    void tells_which_conversation_it_repeats_and_which_repeats_it() {
        var settled = START.minus(Duration.ofDays(2));
        var neighbours = new RepeatLinks.Neighbours(
                Optional.of(new Candidate("before", false, "billing", settled, Optional.of(settled))),
                Optional.of(
                        new Candidate("after", false, "billing", START.plus(Duration.ofHours(3)), Optional.empty())));
        var detail = Opened.with(conversation().resolvedBy(Handler.AI).events(), Profile.NONE, neighbours)
                .orElseThrow();
        var explanations = Explanations.of(Opened.TENANT, detail);
        assertThat(find(REPEAT_OF, explanations).because())
                .isEqualTo("The same customer opened it about the same category, billing, 2 d after before was first"
                        + " resolved at 10:00 on 31 Jan 2026; up to 7 d makes it a repeat.");
        assertThat(find(REPEATED_BY, explanations).because())
                .isEqualTo("The same customer opened after about the same category, billing, at 13:00, 2 h 59 min after"
                        + " this one was first resolved; up to 7 d makes it a repeat.");
    }

    @Test
    void tells_of_each_figure_whether_and_why_it_counts_the_conversation() {
        var detail = Opened.alone(conversation()
                .aiAnswers()
                .escalates()
                .resolvedBy(Handler.HUMAN)
                .reopened()
                .events());
        assertThat(counted("containment_rate", detail).part()).contains(Figures.Part.MISSED);
        assertThat(counted("containment_rate", detail).because())
                .isEqualTo("It is not resolved and its path is ai_to_human.");
        assertThat(counted("escalation_rate", detail).part()).contains(Figures.Part.NUMERATOR);
        assertThat(counted("escalation_rate", detail).because())
                .isEqualTo("The AI took part and the AI handed it over.");
        assertThat(counted("resolution_time", detail).part()).isEmpty();
        assertThat(counted("resolution_time", detail).because()).isEqualTo("It is not resolved.");
        assertThat(counted("forced_containment_rate", detail).because())
                .isEqualTo("The customer did not ask for a person.");
        assertThat(counted("conversation_volume", detail).because()).isEqualTo("It counts every conversation.");
        assertThat(counted("first_response_time", detail).value()).contains(60.0);
    }

    @Test
    void has_words_for_every_column_that_a_kpi_can_be_made_of() {
        var contact =
                Subject.of(Opened.TENANT, Opened.alone(conversation().events())).contact();
        ContactColumns.flags().stream()
                .filter(it -> it != ContactColumns.CONVERSATION)
                .forEach(it -> assertThat(ColumnWords.of(it, contact)).isPresent());
        ContactColumns.values()
                .forEach(
                        it -> assertThat(ColumnWords.of(it.atLeast(0), contact)).isPresent());
    }

    private static Counted counted(String key, ConversationDetail detail) {
        return Counted.of(Opened.TENANT, detail).stream()
                .filter(it -> it.kpi().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static String because(Field field, Story story) {
        return explained(field, story).because();
    }

    private static Explanation explained(Field field, Story story) {
        return find(field, Explanations.of(Opened.TENANT, Opened.alone(story.events())));
    }

    private static Explanation find(Field field, List<Explanation> explanations) {
        return explanations.stream()
                .filter(it -> it.field() == field)
                .findFirst()
                .orElseThrow();
    }
}
