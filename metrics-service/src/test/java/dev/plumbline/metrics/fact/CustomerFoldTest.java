package dev.plumbline.metrics.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A customer")
class CustomerFoldTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final List<SupportEvent> events = new ArrayList<>();
    private final List<CustomerTraces.Conversation> conversations = new ArrayList<>();
    private final List<CustomerTraces.Answer> answers = new ArrayList<>();
    private Optional<Instant> signedUpAt = Optional.empty();
    private Optional<Instant> renewalAt = Optional.empty();
    private int number;

    @Test
    void is_one_from_when_they_were_first_heard_of() {
        assertThat(fold().activeAt(START)).isTrue();
        assertThat(fold().activeAt(START.minusSeconds(1))).isFalse();
    }

    @Test
    void is_one_from_their_sign_up_where_it_is_known() {
        signedUpAt = Optional.of(day(10));

        assertThat(fold().activeAt(day(9))).isFalse();
        assertThat(fold().activeAt(day(10))).isTrue();
    }

    @Test
    void is_none_from_the_moment_they_leave_until_they_renew() {
        churned(day(5));
        renewed(day(8));

        assertThat(fold().activeAt(day(5).minusSeconds(1))).isTrue();
        assertThat(fold().activeAt(day(5))).isFalse();
        assertThat(fold().activeAt(day(8))).isTrue();
    }

    @Test
    void who_left_before_their_sign_up_is_none_after_it() {
        churned(day(1));
        signedUpAt = Optional.of(day(3));

        assertThat(fold().activityChanges()).isEmpty();
    }

    @Test
    void stands_in_the_middle_while_nothing_is_told() {
        assertThat(fold().healthAt(day(1)).value()).isEqualTo(70);
    }

    @Test
    void stands_by_the_latest_score_of_the_thirty_days_before() {
        active(day(1), 100);
        active(day(2), 25);

        assertThat(fold().healthAt(day(1)).activity()).isEqualTo(0.5);
        assertThat(fold().healthAt(day(2)).activity()).isEqualTo(1);
        assertThat(fold().healthAt(day(3)).activity()).isEqualTo(0.25);
        assertThat(fold().healthAt(day(32)).activity()).isEqualTo(0.25);
        assertThat(fold().healthAt(day(32).plusSeconds(1)).activity()).isEqualTo(0.5);
    }

    @Test
    void loses_a_quarter_of_what_support_gives_with_each_trouble_and_never_more_than_all() {
        for (var index = 0; index < 5; index++) {
            trouble(day(1).plusSeconds(index));
            assertThat(fold().healthAt(day(2)).supportPart()).isEqualTo(Math.max(0, 40 - 10 * (index + 1)));
        }
        assertThat(fold().healthAt(day(2)).value()).isEqualTo(30);
    }

    @Test
    void stands_by_what_they_last_answered() {
        answered(day(1), SurveyKind.CSAT, 2);
        answered(day(2), SurveyKind.CES, 4);
        answered(day(3), SurveyKind.NPS, 9);
        answered(day(4), SurveyKind.HANDOFF, 1);

        assertThat(fold().healthAt(day(2)).outcome()).isEqualTo(0);
        assertThat(fold().healthAt(day(3)).outcome()).isEqualTo(0.5);
        assertThat(fold().healthAt(day(5)).outcome()).isEqualTo(1);
    }

    @Test
    void left_after_support_when_a_conversation_was_open_in_the_thirty_days_before() {
        churned(day(60));

        waited(day(1), day(30));
        assertThat(fold().departures()).noneMatch(Departure::afterSupport);
        waited(day(1), day(30).plusSeconds(1));
        assertThat(fold().departures()).allMatch(Departure::afterSupport);
    }

    @Test
    void is_endangered_before_a_renewal_when_their_health_was_poor_at_a_midnight() {
        renewalAt = Optional.of(day(40));
        answered(day(10).plusSeconds(60), SurveyKind.CSAT, 1);
        active(day(10).plusSeconds(60), 20);

        assertThat(fold().healthAt(day(11)).value()).isEqualTo(8 + 40 + 0);
        assertThat(fold().endangeredBeforeRenewal()).isTrue();
        assertThat(fold().contactedBeforeRenewal()).isFalse();
        events.add(new CustomerEvent.Contacted(header(day(39)), Optional.empty(), Optional.empty()));
        assertThat(fold().contactedBeforeRenewal()).isTrue();
    }

    @Test
    void is_not_endangered_by_a_bad_hour_between_two_midnights() {
        renewalAt = Optional.of(day(40));
        answered(day(10).plusSeconds(60), SurveyKind.CSAT, 1);
        answered(day(10).plusSeconds(7200), SurveyKind.CSAT, 5);
        active(day(10).plusSeconds(60), 0);
        active(day(10).plusSeconds(7200), 90);

        assertThat(fold().healthAt(day(10).plusSeconds(3600)).atRisk()).isTrue();
        assertThat(fold().endangeredBeforeRenewal()).isFalse();
    }

    @Test
    void purchases_by_orders_and_renewals() {
        renewed(day(1));
        events.add(
                new CommerceRecorded(header(day(2)), CommerceRecorded.Kind.ORDER, Optional.empty(), Optional.empty()));
        events.add(
                new CommerceRecorded(header(day(3)), CommerceRecorded.Kind.REFUND, Optional.empty(), Optional.empty()));

        assertThat(fold().purchases()).containsExactly(day(1), day(2));
    }

    private CustomerFact fold() {
        var profile = new Profile(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                signedUpAt,
                renewalAt);
        return CustomerFold.fold(new CustomerTraces("ann", profile, START, events, conversations, answers));
    }

    private static Instant day(int number) {
        return START.plus(Duration.ofDays(number));
    }

    private Header header(Instant time) {
        return Header.of("/test", "event-" + number++, time, "ann");
    }

    private void churned(Instant time) {
        events.add(new CustomerEvent.Churned(header(time), Optional.empty(), Optional.empty()));
    }

    private void renewed(Instant time) {
        events.add(new CustomerEvent.Renewed(header(time), Optional.empty()));
    }

    private void active(Instant time, double score) {
        events.add(new CustomerEvent.Active(header(time), Optional.empty(), Optional.of(score)));
    }

    private void trouble(Instant openedAt) {
        conversations.add(new CustomerTraces.Conversation("conv-" + number++, openedAt, true, List.of()));
    }

    private void waited(Instant openedAt, Instant resolvedAt) {
        conversations.add(new CustomerTraces.Conversation(
                "conv-" + number++, openedAt, false, List.of(new OpenSpan(openedAt, Optional.of(resolvedAt)))));
    }

    private void answered(Instant at, SurveyKind kind, int score) {
        answers.add(new CustomerTraces.Answer(at, new EventName("/test", "event-" + number++), kind, score));
    }
}
