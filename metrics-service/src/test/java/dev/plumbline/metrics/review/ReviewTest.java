package dev.plumbline.metrics.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.review.Recurrence.Kind;
import dev.plumbline.metrics.review.Recurrence.Trend;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Week 7 of 2026 is that from 9 to 15 February. */
@DisplayName("A review")
class ReviewTest {
    private static final String LATER = "2026-03-20T00:00:00Z";
    private static final String ABOUT_REFUNDS = ",'category':'refund','intent':'refund_status'";

    private final Desk desk = new Desk();

    @Test
    void sets_each_figure_beside_the_week_before_and_the_four_weeks_before() {
        // Given: 1, 2, 3 and 6 conversations in the weeks before, 4 in this one.
        settled("2026-01-13", 1);
        settled("2026-01-20", 2);
        settled("2026-01-27", 3);
        settled("2026-02-03", 6);
        settled("2026-02-10", 4);
        desk.rated("2026-02-10-0", "2026-02-11T09:00:00Z", 5).rated("2026-02-10-1", "2026-02-11T09:00:00Z", 2);
        desk.rated("2026-02-03-0", "2026-02-04T09:00:00Z", 5).rated("2026-01-13-0", "2026-01-14T09:00:00Z", 1);

        // When
        var review = desk.review(Desk.week("2026-W07"), LATER);

        // Then
        assertThat(review.complete()).isTrue();
        var volume = topline(review, "conversation_volume");
        assertThat(value(volume.now())).isEqualTo(4);
        assertThat(value(volume.before().orElseThrow().figure())).isEqualTo(6);
        assertThat(value(volume.usual().orElseThrow().figure())).isEqualTo(3);
        var csat = topline(review, "csat");
        assertThat(value(csat.now())).isEqualTo(0.5);
        assertThat(csat.now().part("low")).isPresent();
        assertThat(value(csat.before().orElseThrow().figure())).isEqualTo(1);
        assertThat(value(csat.usual().orElseThrow().figure())).isEqualTo(0.5);
    }

    @Test
    void takes_only_weeks_with_conversations_for_usual_ones() {
        settled("2026-02-03", 6);
        settled("2026-02-10", 4);
        var volume = topline(desk.review(Desk.week("2026-W07"), LATER), "conversation_volume");
        assertThat(value(volume.usual().orElseThrow().figure())).isEqualTo(6);
    }

    @Test
    void compares_with_nothing_where_nobody_came_before() {
        settled("2026-02-10", 4);
        var backlog = topline(desk.review(Desk.week("2026-W07"), LATER), "backlog");
        assertThat(backlog.before()).isEmpty();
        assertThat(backlog.usual()).isEmpty();
    }

    @Test
    void sets_a_week_under_way_beside_the_same_part_of_the_one_before() {
        settled("2026-02-03", 1);
        settled("2026-02-07", 5);
        settled("2026-02-10", 2);
        var review = desk.review(Desk.week("2026-W07"), "2026-02-11T00:00:00Z");
        assertThat(review.complete()).isFalse();
        var volume = topline(review, "conversation_volume");
        assertThat(value(volume.before().orElseThrow().figure())).isEqualTo(1);
        assertThat(volume.usual()).isEmpty();
    }

    @Test
    void says_of_each_path_what_changed() {
        settled("2026-02-03", 2);
        settled("2026-02-10", 3);
        handedOver("late", "2026-02-11T10:00:00Z", "", "{'transcript':true,'summary':true}");
        var review = desk.review(Desk.week("2026-W07"), LATER);
        assertThat(review.paths()).extracting(Review.OfPath::path).containsExactly("ai_only", "ai_to_human");
        var aiOnly = review.paths().getFirst().figures().stream()
                .filter(it -> it.kpi().key().equals("conversation_volume"))
                .findFirst()
                .orElseThrow();
        assertThat(value(aiOnly.now())).isEqualTo(3);
        assertThat(aiOnly.before().orElseThrow().shift().orElseThrow().difference())
                .isEqualTo(1);
    }

    @Test
    void says_of_each_failed_conversation_of_the_ai_why_it_is_one() {
        // Given
        desk.settledByAi("fine", "2026-02-10T09:00:00Z", ",'customerId':'ann','category':'billing'");
        desk.settledByAi("came-back", "2026-02-10T09:00:00Z", ",'customerId':'bob','category':'refund'")
                .settledByAi("again", "2026-02-12T09:00:00Z", ",'customerId':'bob','category':'refund'")
                .tells("conversation.reopened", "again", "2026-02-13T09:00:00Z", "{}");
        desk.settledByAi("asked", "2026-02-10T09:00:00Z", "")
                .tells(
                        "conversation.message",
                        "asked",
                        "2026-02-10T09:05:00Z",
                        "{'author':'customer','asksForHuman':true}");
        desk.settledByAi("rated", "2026-02-10T09:00:00Z", "").rated("rated", "2026-02-20T09:00:00Z", 2);
        desk.settledByAi("so-so", "2026-02-10T09:00:00Z", "").rated("so-so", "2026-02-11T09:00:00Z", 3);

        // When
        var failed = desk.review(Desk.week("2026-W07"), LATER).failedAi();

        // Then
        assertThat(failed.among()).isEqualTo(6);
        assertThat(failed.total()).isEqualTo(4);
        assertThat(failed.drawn())
                .extracting(Sample.Drawn::id, ReviewTest::reasons)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("came-back", "repeated"),
                        Tuple.tuple("again", "reopened"),
                        Tuple.tuple("asked", "missed_escalation"),
                        Tuple.tuple("rated", "poor_csat"));
        assertThat(failed.byReason().values()).containsExactly(1L, 1L, 1L, 1L);
    }

    @Test
    void says_of_each_bad_handoff_why_it_is_one() {
        var whole = "{'transcript':true,'summary':true,'customer':true,'attempts':true}";
        handedOver("good", "2026-02-10T10:00:00Z", "{'author':'customer','asksForHuman':true}", whole);
        handedOver("needless", "2026-02-10T10:00:00Z", "", whole);
        handedOver("blind", "2026-02-10T10:00:00Z", "{'author':'customer','asksForHuman':true}", "{'transcript':true}");
        handedOver("resented", "2026-02-10T10:00:00Z", "{'author':'customer','asksForHuman':true}", whole);
        desk.tells("escalation.rated", "resented", "2026-02-10T11:00:00Z", "{'agentId':'kim','rating':2}");

        var bad = desk.review(Desk.week("2026-W07"), LATER).badHandoffs();

        assertThat(bad.among()).isEqualTo(4);
        assertThat(bad.drawn())
                .extracting(Sample.Drawn::id, ReviewTest::reasons)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("needless", "unnecessary"),
                        Tuple.tuple("blind", "blind incomplete"),
                        Tuple.tuple("resented", "poorly_rated"));
    }

    @Property(tries = 30)
    void draws_the_same_sample_whatever_came_first_and_gives_up_one_place_at_most_for_one_more(
            @ForAll @IntRange(min = 1, max = 40) int count) {
        var forth = new Desk();
        var back = new Desk();
        IntStream.range(0, count).forEach(it -> failed(forth, it));
        IntStream.range(0, count).map(it -> count - 1 - it).forEach(it -> failed(back, it));
        var week = Desk.week("2026-W07");
        var drawn = forth.review(week, LATER).failedAi().drawn();
        assertThat(back.review(week, LATER).failedAi().drawn()).isEqualTo(drawn);
        assertThat(drawn).hasSize(Math.min(count, ComposeReview.SAMPLE_SIZE));

        failed(forth, count);
        var more = forth.review(week, LATER).failedAi().drawn();
        assertThat(drawn.stream().filter(it -> !more.contains(it)).count()).isLessThanOrEqualTo(1);
    }

    @Test
    void draws_another_sample_for_another_seed() {
        IntStream.range(0, 40).forEach(it -> failed(desk, it));
        var week = Desk.week("2026-W07");
        var one = desk.samples().draw("acme", Mishap.FAILED_AI, week.from(), week.to(), "one", 10);
        var other = desk.samples().draw("acme", Mishap.FAILED_AI, week.from(), week.to(), "other", 10);
        assertThat(one.drawn()).isNotEqualTo(other.drawn());
    }

    @Test
    void ranks_what_the_help_centre_lacked() {
        desk.settledByAi("before", "2026-02-03T09:00:00Z", ABOUT_REFUNDS)
                .tells("knowledge.gap_found", "before", "2026-02-03T09:05:00Z", "{'theme':'missing_policy'}");
        desk.settledByAi("one", "2026-02-10T09:00:00Z", ABOUT_REFUNDS)
                .tells("knowledge.gap_found", "one", "2026-02-10T09:05:00Z", "{'theme':'missing_policy'}")
                .tells(
                        "knowledge.gap_found",
                        "one",
                        "2026-02-10T09:06:00Z",
                        "{'theme':'outdated_steps','articleId':'kb-1'}")
                .tells(
                        "knowledge.gap_found",
                        "one",
                        "2026-02-10T09:07:00Z",
                        "{'theme':'outdated_steps','articleId':'kb-1'}");
        var review = desk.review(Desk.week("2026-W07"), LATER);
        assertThat(review.gaps())
                .containsExactly(
                        new Review.Gap("outdated_steps", "refund", "kb-1", 2, 0),
                        new Review.Gap("missing_policy", "refund", "unknown", 1, 1));
    }

    @Test
    void counts_an_intent_as_leaked_where_a_person_finished_or_was_needed_and_never_came() {
        desk.settledByAi("fine", "2026-02-10T09:00:00Z", ABOUT_REFUNDS);
        desk.settledByAi("asked", "2026-02-10T09:00:00Z", ABOUT_REFUNDS)
                .tells(
                        "conversation.message",
                        "asked",
                        "2026-02-10T09:05:00Z",
                        "{'author':'customer','asksForHuman':true}");
        handedOver("handed", "2026-02-10T10:00:00Z", "{'author':'customer','asksForHuman':true}", "{}", ABOUT_REFUNDS);
        // A person took over without a handoff, though one was needed: it leaks once, not twice.
        desk.settledByAi("joined", "2026-02-10T09:00:00Z", ABOUT_REFUNDS)
                .tells(
                        "conversation.message",
                        "joined",
                        "2026-02-10T09:04:00Z",
                        "{'author':'customer','asksForHuman':true}")
                .tells("conversation.message", "joined", "2026-02-10T09:05:00Z", "{'author':'human'}");
        desk.tells(
                "conversation.opened",
                "people",
                "2026-02-10T09:00:00Z",
                "{'channel':'chat','handledBy':'human'" + ABOUT_REFUNDS + "}");
        desk.settledByAi("other", "2026-02-10T09:00:00Z", ",'intent':'greeting'");

        var intents = desk.review(Desk.week("2026-W07"), LATER).intents();

        assertThat(intents).hasSize(1);
        assertThat(intents.getFirst().name()).isEqualTo("refund_status");
        assertThat(intents.getFirst().conversations()).isEqualTo(5);
        assertThat(intents.getFirst().leaked()).isEqualTo(Figure.share(3, 4));
    }

    @Test
    void tells_what_was_decided_and_whether_it_came_again() {
        // Given: in the week before half of the conversations failed, and refunds leaked; in this week a quarter
        // failed.
        desk.decides("2026-W06", "Mend refunds.").decides("2026-W07", "Go on.");
        desk.settledByAi("ok", "2026-02-03T09:00:00Z", "");
        desk.settledByAi("bad", "2026-02-03T09:00:00Z", ABOUT_REFUNDS).rated("bad", "2026-02-03T12:00:00Z", 1);
        desk.tells("conversation.reopened", "bad", "2026-02-04T09:00:00Z", "{}");
        settled("2026-02-10", 4);
        desk.rated("2026-02-10-0", "2026-02-11T09:00:00Z", 1);
        desk.tells("knowledge.gap_found", "2026-02-10-0", "2026-02-10T10:00:00Z", "{'theme':'other'}");

        // When
        var review = desk.review(Desk.week("2026-W07"), LATER);

        // Then
        assertThat(review.note().map(Note::text)).contains("Go on.");
        assertThat(review.decided().map(Note::text)).contains("Mend refunds.");
        assertThat(review.recurrences())
                .extracting(Recurrence::kind, Recurrence::name, Recurrence::trend)
                .containsExactly(
                        Tuple.tuple(Kind.FAILED_AI, "reopened", Trend.GONE),
                        Tuple.tuple(Kind.FAILED_AI, "poor_csat", Trend.DOWN),
                        Tuple.tuple(Kind.REOPENED_INTENT, "refund_status", Trend.GONE));
    }

    @Test
    void of_a_month_adds_outcomes_retention_cost_and_cohorts() {
        desk.tells("customer.updated", "ann", "2026-01-01T00:00:00Z", "{'signedUpAt':'2025-06-01'}")
                .settledByAi("one", "2026-01-05T09:00:00Z", ",'customerId':'ann'")
                .settledByAi("two", "2026-02-05T09:00:00Z", ",'customerId':'ann'")
                .tells(
                        "cost.recorded",
                        null,
                        "2026-02-01T00:00:00Z",
                        "{'kind':'ai','amount':28,'currency':'USD','from':'2026-02-01','to':'2026-03-01'}");
        var review = desk.review(Desk.period(Cadence.MONTH, "2026-02"), LATER);
        assertThat(review.sections().keySet()).containsExactly(Review.Section.values());
        var cost = review.sections().get(Review.Section.COST).getFirst();
        assertThat(cost.kpi().key()).isEqualTo("cost_per_resolution");
        assertThat(value(cost.now())).isEqualTo(28);
        assertThat(cost.before().orElseThrow().figure().value()).contains(0.0);
        assertThat(value(review.sections()
                        .get(Review.Section.RETENTION)
                        .getFirst()
                        .now()))
                .isEqualTo(1);
        assertThat(review.cohorts())
                .extracting(it -> it.month().start().toString().substring(0, 7))
                .contains("2025-11", "2026-02");
        assertThat(review.targets()).isEmpty();
        assertThat(desk.review(Desk.week("2026-W06"), LATER).sections()).isEmpty();
    }

    @Test
    void of_a_quarter_holds_tracked_kpis_against_their_targets_and_their_past() {
        desk.settledByAi("old", "2025-11-05T09:00:00Z", "").rated("old", "2025-11-06T09:00:00Z", 1);
        desk.settledByAi("new", "2026-02-05T09:00:00Z", "").rated("new", "2026-02-06T09:00:00Z", 5);
        desk.tracks("csat", 0.9)
                .tracks("reopen_rate", 0.1)
                .tracks("conversation_volume", 10)
                .tracks("nps", 20);
        var targets = desk.review(Desk.period(Cadence.QUARTER, "2026-Q1"), "2026-04-02T00:00:00Z")
                .targets();
        assertThat(targets)
                .extracting(it -> it.kpi().key(), Target::isMet)
                .containsExactlyInAnyOrder(
                        Tuple.tuple("csat", Optional.of(true)),
                        Tuple.tuple("reopen_rate", Optional.of(true)),
                        // More conversations are neither better nor worse, and nobody answered an NPS survey.
                        Tuple.tuple("conversation_volume", Optional.empty()),
                        Tuple.tuple("nps", Optional.empty()));
        var csat = targets.stream()
                .filter(it -> it.kpi().key().equals("csat"))
                .findFirst()
                .orElseThrow();
        assertThat(csat.history())
                .extracting(it -> it.period().key(), it -> it.figure().value())
                .containsExactly(
                        Tuple.tuple("2025-Q1", Optional.empty()),
                        Tuple.tuple("2025-Q2", Optional.empty()),
                        Tuple.tuple("2025-Q3", Optional.empty()),
                        Tuple.tuple("2025-Q4", Optional.of(0.0)));
    }

    private void settled(String date, int count) {
        IntStream.range(0, count).forEach(it -> desk.settledByAi(date + "-" + it, date + "T09:00:00Z", ""));
    }

    private static void failed(Desk desk, int number) {
        desk.settledByAi("failed-" + number, "2026-02-10T09:00:00Z", "")
                .rated("failed-" + number, "2026-02-10T12:00:00Z", 1);
    }

    private void handedOver(String id, String time, String message, String context) {
        handedOver(id, time, message, context, "");
    }

    private void handedOver(String id, String time, String message, String context, String labels) {
        var opened = Instant.parse(time);
        desk.tells("conversation.opened", id, time, "{'channel':'chat','handledBy':'ai'" + labels + "}");
        if (!message.isEmpty()) {
            desk.tells("conversation.message", id, opened.plusSeconds(10).toString(), message);
        }
        desk.tells("conversation.escalated", id, opened.plusSeconds(20).toString(), "{'context':" + context + "}");
    }

    private static Compared topline(Review review, String kpi) {
        return review.topline().stream()
                .filter(it -> it.kpi().key().equals(kpi))
                .findFirst()
                .orElseThrow();
    }

    private static double value(Figure figure) {
        return figure.value().orElseThrow();
    }

    private static String reasons(Sample.Drawn drawn) {
        return String.join(" ", drawn.reasons().stream().map(Reason::key).toList());
    }
}
