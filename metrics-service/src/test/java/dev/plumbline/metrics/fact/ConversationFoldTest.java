package dev.plumbline.metrics.fact;

import static dev.plumbline.metrics.fact.Story.START;
import static dev.plumbline.metrics.fact.Story.conversation;
import static dev.plumbline.metrics.fact.Story.conversationAbout;
import static dev.plumbline.metrics.fact.Story.conversationHandledBy;
import static dev.plumbline.metrics.fact.Story.withoutOpening;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.BusinessHours;
import dev.plumbline.contract.BusinessHours.Opening;
import dev.plumbline.contract.ConversationEvent.HandoffContext;
import dev.plumbline.contract.EscalationEvent.Failure;
import dev.plumbline.contract.Handler;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("A conversation")
class ConversationFoldTest {

    @Test
    void does_not_exist_before_its_opening_arrives() {
        assertThat(withoutOpening().aiAnswers().resolvedBy(Handler.AI).tryFold())
                .isEmpty();
    }

    @Test
    void keeps_what_it_learnt_when_a_second_opening_arrives() {
        var labels = conversationAbout("billing")
                .categorizedAs("shipping")
                .openedAgain()
                .fold()
                .labels();
        assertThat(labels.category()).isEqualTo("shipping");
    }

    @Property(tries = 200)
    @Label("is the same in whatever order its events arrive")
    void is_the_same_in_any_order(@ForAll long seed) {
        var story = conversation()
                .customerWrites()
                .aiAnswers()
                .customerAsksForHuman()
                .aiAnswers()
                .escalates()
                .humanAnswers()
                .resolvedBy(Handler.HUMAN)
                .reopened()
                .categorizedAs("shipping")
                .resolvedBy(Handler.HUMAN);

        assertThat(story.foldShuffled(seed)).isEqualTo(story.fold());
    }

    @Test
    void takes_as_long_by_the_clock_as_in_business_hours_where_support_is_always_there() {
        var fact = conversation()
                .aiAnswers()
                .escalates()
                .humanAnswers()
                .resolvedBy(Handler.HUMAN)
                .fold();

        assertThat(fact.business())
                .isEqualTo(new BusinessSeconds(
                        fact.secondsTo(fact.responses().first()),
                        fact.secondsTo(fact.responses().firstByAi()),
                        fact.secondsTo(fact.responses().firstByHuman()),
                        fact.secondsTo(fact.resolution().resolvedAt()),
                        fact.handoff().flatMap(Handoff::waited)));
    }

    @Test
    void takes_less_in_business_hours_where_support_goes_home() {
        // Support leaves at 10:02:30, half a minute after the handoff, and is back at 10:00 the next day.
        var shortDay = BusinessTime.of(
                new BusinessHours(
                        Map.of(
                                DayOfWeek.MONDAY, List.of(new Opening(LocalTime.of(10, 0), LocalTime.of(10, 2, 30))),
                                DayOfWeek.TUESDAY, List.of(new Opening(LocalTime.of(10, 0), LocalTime.of(11, 0)))),
                        Set.of()),
                ZoneOffset.UTC);
        var business = conversation()
                .aiAnswers()
                .escalates()
                .later(Duration.ofDays(1))
                .humanAnswers()
                .resolvedBy(Handler.HUMAN)
                .foldDuring(shortDay)
                .business();

        assertThat(business)
                .isEqualTo(new BusinessSeconds(
                        Optional.of(60.0),
                        Optional.of(60.0),
                        Optional.of(150.0 + 180.0),
                        Optional.of(150.0 + 240.0),
                        Optional.of(30.0 + 180.0)));
    }

    @Test
    void has_no_business_time_to_what_has_not_happened() {
        assertThat(conversation().fold().business())
                .isEqualTo(new BusinessSeconds(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()));
    }

    @Nested
    @DisplayName("takes the path")
    class ItsPath {
        @Test
        void ai_only_when_no_person_touched_it() {
            assertThat(conversation().aiAnswers().resolvedBy(Handler.AI).fold().path())
                    .isEqualTo(Path.AI_ONLY);
        }

        @Test
        void ai_to_human_when_the_ai_handed_over() {
            assertThat(conversation().escalates().fold().path()).isEqualTo(Path.AI_TO_HUMAN);
        }

        @Test
        void ai_to_human_when_both_wrote_without_a_draft() {
            assertThat(conversation().aiAnswers().humanAnswers().fold().path()).isEqualTo(Path.AI_TO_HUMAN);
        }

        @Test
        void ai_assisted_when_a_person_confirmed_a_draft() {
            assertThat(conversation()
                            .humanAnswers()
                            .resolvedByHumanWithAiDraft()
                            .fold()
                            .path())
                    .isEqualTo(Path.AI_ASSISTED);
        }

        @Test
        void ai_to_human_even_with_a_draft_when_it_was_handed_over() {
            assertThat(conversation()
                            .escalates()
                            .resolvedByHumanWithAiDraft()
                            .fold()
                            .path())
                    .isEqualTo(Path.AI_TO_HUMAN);
        }

        @Test
        void human_only_when_the_ai_had_no_part() {
            assertThat(conversation().humanAnswers().fold().path()).isEqualTo(Path.HUMAN_ONLY);
        }

        @Test
        void human_only_when_nobody_has_answered_yet() {
            assertThat(conversation().fold().path()).isEqualTo(Path.HUMAN_ONLY);
        }

        @Test
        void ai_only_when_the_ai_received_it_and_nobody_has_answered_yet() {
            assertThat(conversationHandledBy(Handler.AI).fold().path()).isEqualTo(Path.AI_ONLY);
        }
    }

    @Nested
    @DisplayName("that the AI handed over")
    class Handoffs {
        @Test
        void counts_as_late_when_the_customer_had_to_ask_and_the_ai_answered_twice_more() {
            var fact = conversation()
                    .customerAsksForHuman()
                    .aiAnswers()
                    .aiAnswers()
                    .escalates()
                    .fold();
            assertThat(fact.handoff().orElseThrow().late()).isTrue();
        }

        @Test
        void is_in_time_when_the_ai_answered_once_more() {
            var fact = conversation()
                    .aiAnswers()
                    .aiAnswers()
                    .customerAsksForHuman()
                    .aiAnswers()
                    .escalates()
                    .fold();
            assertThat(fact.handoff().orElseThrow().late()).isFalse();
        }

        @Test
        void counts_as_late_when_a_frustrated_customer_got_two_more_answers() {
            var fact = conversation()
                    .customerFeels(-0.5)
                    .aiAnswers()
                    .aiAnswers()
                    .escalates()
                    .fold();
            assertThat(fact.handoff().orElseThrow().late()).isTrue();
        }

        @Test
        void counts_as_late_when_the_reviewer_says_so() {
            var fact =
                    conversation().escalates().reviewerSays(true, Failure.LATE).fold();
            assertThat(fact.handoff().orElseThrow().late()).isTrue();
        }

        @Test
        void is_blind_without_any_context() {
            var handoff = conversation().escalatesWith(null).fold().handoff().orElseThrow();
            assertThat(handoff.blind()).isTrue();
            assertThat(handoff.completeness()).isZero();
        }

        @Test
        void is_blind_without_a_summary_however_complete_the_rest() {
            var handoff = conversation()
                    .escalatesWith(new HandoffContext(true, false, true, true))
                    .fold()
                    .handoff()
                    .orElseThrow();
            assertThat(handoff.blind()).isTrue();
            assertThat(handoff.completeness()).isEqualTo(0.75);
        }

        @Test
        void is_unnecessary_when_nothing_showed_need_of_a_person() {
            assertThat(conversation().customerWrites().escalates().fold().unnecessaryHandoff())
                    .isTrue();
        }

        @Test
        void is_needed_when_the_ai_was_not_sure() {
            assertThat(conversation()
                            .aiAnswersWithConfidence(0.39)
                            .escalates()
                            .fold()
                            .needed())
                    .isTrue();
            assertThat(conversation()
                            .aiAnswersWithConfidence(0.4)
                            .escalates()
                            .fold()
                            .needed())
                    .isFalse();
        }

        @Test
        void is_not_needed_because_of_what_happened_after_it() {
            assertThat(conversation().escalates().customerAsksForHuman().fold().needed())
                    .isFalse();
        }

        @Test
        void waits_until_the_first_person_writes() {
            var fact = conversation().escalates().aiAnswers().humanAnswers().fold();
            assertThat(fact.handoff().orElseThrow().waited()).contains(120.0);
        }

        @Test
        void is_judged_by_the_last_reviewer() {
            var fact = conversation()
                    .customerAsksForHuman()
                    .escalates()
                    .reviewerSays(true, Failure.BLIND)
                    .reviewerSays(false, null)
                    .fold();
            assertThat(fact.needed()).isFalse();
            assertThat(fact.handoff().orElseThrow().blind()).isFalse();
        }
    }

    @Nested
    @DisplayName("that was never handed over")
    class WithoutHandoff {
        @Test
        void needed_a_person_when_its_final_category_is_sensitive() {
            assertThat(conversationAbout("fraud").aiAnswers().fold().needed()).isTrue();
            assertThat(conversationAbout("fraud")
                            .categorizedAs("shipping")
                            .fold()
                            .needed())
                    .isFalse();
        }

        @Test
        void counts_every_request_for_a_person() {
            var fact = conversation()
                    .customerAsksForHuman()
                    .aiAnswers()
                    .customerAsksForHuman()
                    .fold();
            assertThat(fact.humanRequests()).isEqualTo(2);
        }
    }

    @Nested
    @DisplayName("that was resolved")
    class Resolutions {
        @Test
        void is_open_again_once_reopened_and_keeps_its_first_resolution() {
            var resolution =
                    conversation().resolvedBy(Handler.AI).reopened().fold().resolution();
            assertThat(resolution.resolved()).isFalse();
            assertThat(resolution.reopens()).isEqualTo(1);
            assertThat(resolution.firstResolvedAt()).contains(START.plusSeconds(60));
        }

        @Test
        void was_not_reopened_by_a_reopening_that_found_it_open() {
            var resolution =
                    conversation().reopened().resolvedBy(Handler.AI).fold().resolution();
            assertThat(resolution.reopens()).isZero();
        }

        @Test
        void is_resolved_at_the_last_of_several_resolutions() {
            var resolution = conversation()
                    .resolvedBy(Handler.AI)
                    .resolvedBy(Handler.HUMAN)
                    .fold()
                    .resolution();
            assertThat(resolution.resolvedAt()).contains(START.plusSeconds(120));
        }

        @Test
        void was_open_after_its_opening_and_up_to_its_resolution() {
            var open = conversation()
                    .resolvedBy(Handler.AI)
                    .reopened()
                    .fold()
                    .resolution()
                    .open();
            assertThat(open)
                    .containsExactly(
                            new OpenSpan(START, Optional.of(START.plusSeconds(60))),
                            new OpenSpan(START.plusSeconds(120), Optional.empty()));
            assertThat(open.getFirst().contains(START)).isFalse();
            assertThat(open.getFirst().contains(START.plusSeconds(60))).isTrue();
        }
    }

    @Nested
    @DisplayName("that was answered")
    class Answers {
        @Test
        void has_an_automatic_first_response_that_is_not_useful() {
            var responses = conversation()
                    .automaticAcknowledgement()
                    .humanAnswers()
                    .fold()
                    .responses();
            assertThat(responses.first()).contains(START.plusSeconds(60));
            assertThat(responses.firstUseful()).contains(START.plusSeconds(120));
        }

        @Test
        void measures_each_turn_from_its_first_unanswered_message() {
            var fact = conversation()
                    .customerWrites()
                    .customerWrites()
                    .aiAnswers()
                    .customerWrites()
                    .later(Duration.ofMinutes(9))
                    .humanAnswers()
                    .fold();
            assertThat(fact.responses().replyTime()).contains((120.0 + 600.0) / 2);
        }

        @Test
        void belongs_to_the_agent_who_resolved_it_else_to_whom_it_was_assigned_else_to_who_wrote() {
            assertThat(conversation().humanAnswers().fold().labels().agent()).isEqualTo("agent-9");
            assertThat(conversation()
                            .assignedTo("agent-2")
                            .humanAnswers()
                            .fold()
                            .labels()
                            .agent())
                    .isEqualTo("agent-2");
            assertThat(conversation()
                            .resolvedByHumanWithAiDraft()
                            .assignedTo("agent-2")
                            .fold()
                            .labels()
                            .agent())
                    .isEqualTo("agent-1");
        }
    }
}
