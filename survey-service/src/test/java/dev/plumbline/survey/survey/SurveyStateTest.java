package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.survey.survey.SurveyState.Answered;
import dev.plumbline.survey.survey.SurveyState.Bounced;
import dev.plumbline.survey.survey.SurveyState.Due;
import dev.plumbline.survey.survey.SurveyState.Expired;
import dev.plumbline.survey.survey.SurveyState.Postponed;
import dev.plumbline.survey.survey.SurveyState.Sending;
import dev.plumbline.survey.survey.SurveyState.Sent;
import dev.plumbline.survey.survey.SurveyState.Skipped;
import dev.plumbline.survey.survey.SurveyState.Unaddressed;
import dev.plumbline.survey.survey.SurveyState.Undeliverable;
import dev.plumbline.survey.survey.SurveyState.Void;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A survey")
class SurveyStateTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
    private static final Addressee ADA = new Addressee("ada@example.com", Optional.of("en"));
    private static final Standing ASKING = new Standing.Asking(NOON, true);
    private static final Standing NOT_ASKING = new Standing.Silent(NOON.plusSeconds(1));
    private static final Answer GOOD = new Answer(4, Optional.empty());
    private static final Answer BAD = new Answer(1, Optional.of("No help at all"));

    @Test
    void is_due_when_the_conversation_asks_and_void_when_it_no_longer_does() {
        var due = new Void(NOON).learn(ASKING);

        assertThat(due).isEqualTo(new Due(NOON));
        assertThat(due.learn(NOT_ASKING)).isEqualTo(new Void(NOON.plusSeconds(1)));
        assertThat(due.learn(NOT_ASKING).learn(ASKING)).isEqualTo(due);
    }

    @Test
    void waits_a_day_for_an_address() {
        var waiting = new Void(NOON).learn(new Standing.Asking(NOON, false));

        assertThat(waiting).isEqualTo(new Unaddressed(NOON));
        assertThat(waiting.addressed(NOON.plus(Duration.ofHours(24)))).isEqualTo(new Due(NOON));
        assertThat(waiting.addressed(NOON.plus(Duration.ofHours(24)).plusMillis(1)))
                .isEqualTo(waiting);
        assertThat(waiting.learn(NOT_ASKING)).isInstanceOf(Void.class);
    }

    @Test
    void is_taken_back_when_the_conversation_is_reopened_before_anybody_answered() {
        var sent = new Sent(ADA, NOON, NOON.plusSeconds(100));

        var withdrawn = sent.learn(new Standing.Silent(NOON.plusSeconds(1)));

        assertThat(withdrawn).isInstanceOf(SurveyState.Withdrawn.class);
        assertThat(withdrawn.answer(GOOD, NOON.plusSeconds(2))).isInstanceOf(Reply.Over.class);
        assertThat(withdrawn.learn(new Standing.Asking(NOON.plusSeconds(9), true)))
                .isEqualTo(new Due(NOON.plusSeconds(9)));
    }

    @Test
    void is_voided_by_nothing_while_it_is_on_its_way() {
        var sending = new Due(NOON).claim(ADA, NOON.plusSeconds(60));
        var sent = sending.delivered(NOON, NOON.plusSeconds(100), Optional.empty());
        var answered = ((Reply.Taken) sent.answer(GOOD, NOON)).next();

        assertThat(sending.learn(NOT_ASKING)).isEqualTo(sending);
        assertThat(sent.learn(new Standing.Silent(NOON))).isEqualTo(sent);
        assertThat(answered.learn(NOT_ASKING).learn(ASKING)).isEqualTo(answered);
        assertThat(answered.claim(ADA, NOON)).isEqualTo(answered);
    }

    @Test
    void that_the_mail_server_refuses_is_tried_again_ever_more_slowly_and_can_still_be_voided() {
        var first = failed(new Due(NOON).claim(ADA, NOON.plusSeconds(60)), NOON);
        var second = failed(first.claim(ADA, NOON.plusSeconds(60)), NOON);
        var tenth = second;
        for (var failures = 2; failures < 10; failures++) {
            tenth = failed(tenth.claim(ADA, NOON.plusSeconds(60)), NOON);
        }

        assertThat(first.nextTry()).isEqualTo(NOON.plusSeconds(5));
        assertThat(second.nextTry()).isEqualTo(NOON.plusSeconds(10));
        assertThat(tenth.nextTry()).isEqualTo(NOON.plusSeconds(640));
        assertThat(tenth.failures()).isEqualTo(10);
        assertThat(second.learn(ASKING)).isEqualTo(second);
        assertThat(second.learn(NOT_ASKING)).isEqualTo(new Void(NOON.plusSeconds(1)));
    }

    @Test
    void that_the_mail_server_refuses_for_three_days_is_given_up() {
        var late = NOON.plus(Duration.ofDays(3)).plusSeconds(1);

        var state = new Due(NOON).claim(ADA, late.plusSeconds(60)).failed(late, "550 no such user");

        assertThat(state).isEqualTo(new Undeliverable(NOON, ADA, late, "550 no such user"));
    }

    @Test
    void that_is_refused_because_of_its_address_is_given_up_at_once() {
        var state = new Due(NOON).claim(ADA, NOON.plusSeconds(60)).refused(NOON, "550 5.1.1 no such user");

        assertThat(state).isEqualTo(new Undeliverable(NOON, ADA, NOON, "550 5.1.1 no such user"));
    }

    @Test
    void that_is_returned_later_has_bounced_unless_it_was_answered() {
        var sent = new Sent(ADA, NOON, NOON.plusSeconds(100));
        var later = NOON.plusSeconds(50);

        var bounced = sent.bounced(later, "550 gone");

        assertThat(bounced).isEqualTo(new Bounced(ADA, NOON, later, "550 gone"));
        assertThat(bounced.answer(GOOD, later)).isEqualTo(new Reply.Over());
        assertThat(bounced.expire(NOON.plusSeconds(100))).isEqualTo(bounced);
        assertThat(bounced.forget(later)).isEqualTo(new Bounced(Addressee.ERASED, NOON, later, "erased"));
        var answered = taken(sent.answer(GOOD, NOON));
        assertThat(answered.bounced(later, "550 gone")).isEqualTo(answered);
    }

    @Test
    void that_is_returned_while_nobody_knows_whether_it_left_is_undeliverable() {
        var sending = new Due(NOON).claim(ADA, NOON.plusSeconds(60));

        assertThat(sending.bounced(NOON, "gone")).isEqualTo(new Undeliverable(NOON, ADA, NOON, "gone"));
        assertThat(failed(sending, NOON).bounced(NOON, "gone")).isEqualTo(new Undeliverable(NOON, ADA, NOON, "gone"));
    }

    @Test
    void is_skipped_only_while_it_is_not_sent() {
        var due = new Due(NOON);
        var sending = due.claim(ADA, NOON.plusSeconds(60));
        var skipped = new Skipped(NOON, "why");

        assertThat(due.skip(NOON, "why")).isEqualTo(skipped);
        assertThat(sending.skip(NOON, "why")).isEqualTo(skipped);
        assertThat(failed(sending, NOON).skip(NOON, "why")).isEqualTo(skipped);
        var sent = new Sent(ADA, NOON, NOON.plusSeconds(100));
        assertThat(sent.skip(NOON, "why")).isEqualTo(sent);
        assertThat(skipped.learn(ASKING)).isEqualTo(skipped);
    }

    @Test
    void whose_worker_died_goes_to_the_same_address_again() {
        var other = new Addressee("new@example.com", Optional.empty());

        var again = new Due(NOON).claim(ADA, NOON.plusSeconds(60)).claim(other, NOON.plusSeconds(120));

        assertThat(again).isEqualTo(new Sending(NOON, ADA, 0, NOON.plusSeconds(120)));
    }

    @Test
    void takes_answers_until_it_expires() {
        var sent = new Sent(ADA, NOON, NOON.plusSeconds(100));

        assertThat(sent.answer(GOOD, NOON.plusSeconds(99))).isInstanceOf(Reply.Taken.class);
        assertThat(sent.answer(GOOD, NOON.plusSeconds(100))).isEqualTo(new Reply.Over());
        assertThat(sent.expire(NOON.plusSeconds(99))).isEqualTo(sent);
        assertThat(sent.expire(NOON.plusSeconds(100))).isEqualTo(new Expired(ADA, NOON, NOON.plusSeconds(100)));
        assertThat(sent.expire(NOON.plusSeconds(100)).answer(GOOD, NOON)).isEqualTo(new Reply.Over());
    }

    @Test
    void lets_its_answer_be_replaced_for_a_day_after_the_first() {
        var first = taken(new Sent(ADA, NOON, NOON.plusSeconds(100)).answer(BAD, NOON));
        var second = taken(first.answer(GOOD, NOON.plus(Duration.ofHours(23))));

        assertThat(second.answer()).isEqualTo(GOOD);
        assertThat(second.answers()).isEqualTo(2);
        assertThat(second.answer(BAD, NOON.plus(Duration.ofHours(24)))).isEqualTo(new Reply.Locked());
        assertThat(second.expire(NOON.plus(Duration.ofDays(99)))).isEqualTo(second);
    }

    @Test
    void makes_the_replacement_the_later_answer_though_the_clock_stands() {
        var first = taken(new Sent(ADA, NOON, NOON.plusSeconds(100)).answer(BAD, NOON));

        assertThat(taken(first.answer(GOOD, NOON)).lastAt()).isAfter(first.lastAt());
    }

    @Test
    void that_is_answered_has_been_delivered_whatever_the_mail_server_said() {
        var sending = new Due(NOON).claim(ADA, NOON.plusSeconds(60));
        var postponed = sending.failed(NOON, "timeout");

        for (var state : new SurveyState[] {sending, postponed}) {
            var reply = (Reply.Taken) state.answer(GOOD, NOON.plusSeconds(1));
            assertThat(reply.provesDelivery()).isTrue();
            assertThat(reply.next().delivered(NOON, NOON, Optional.empty())).isEqualTo(reply.next());
            assertThat(reply.next().failed(NOON, "late")).isEqualTo(reply.next());
        }
    }

    @Test
    void that_nobody_got_takes_no_answer() {
        for (var state : new SurveyState[] {new Due(NOON), new Void(NOON), new Unaddressed(NOON)}) {
            assertThat(state.answer(GOOD, NOON)).isEqualTo(new Reply.Over());
        }
    }

    private static Postponed failed(SurveyState state, Instant at) {
        return (Postponed) state.failed(at, "451 try again later");
    }

    private static Answered taken(Reply reply) {
        return ((Reply.Taken) reply).next();
    }
}
