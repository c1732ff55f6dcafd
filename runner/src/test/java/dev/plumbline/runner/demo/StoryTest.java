package dev.plumbline.runner.demo;

import static dev.plumbline.runner.demo.Told.share;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The bad release of the assistant")
class StoryTest {
    private static final Story STORY = Story.endingAt(Instant.parse("2026-11-25T14:20:00Z"));
    private static final Period BEFORE = new Period(STORY.start(), STORY.overContainingBot());
    private static final Period BAD = new Period(STORY.overContainingBot(), STORY.mendedBot());
    private static final Period AFTER =
            new Period(STORY.mendedBot().plus(Duration.ofDays(3)), STORY.end().minus(Duration.ofDays(7)));

    private static final List<SupportEvent> HISTORY = DemoData.events(STORY.end(), 1);
    private static final List<Told> CONVERSATIONS =
            List.copyOf(Told.conversations(HISTORY).values());
    private static final Set<String> AI_ONLY = CONVERSATIONS.stream()
            .filter(it -> it.path() == Ending.Path.AI_ONLY)
            .map(Told::id)
            .collect(Collectors.toSet());

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void comes_on_the_monday_of_the_fifth_week_whenever_the_demo_is_loaded(int laterDays) {
        var story = Story.endingAt(STORY.end().plus(Duration.ofDays(laterDays)));
        var release = story.overContainingBot().atOffset(ZoneOffset.UTC);
        assertThat(release.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        var firstMonday =
                story.start().atOffset(ZoneOffset.UTC).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        assertThat(Duration.between(firstMonday, release).toDays() / 7 + 1).isEqualTo(5);
    }

    @Test
    void is_announced_as_are_its_mend_the_article_and_the_policy() {
        assertThat(HISTORY.stream().filter(ChangeReleased.class::isInstance).map(it -> ((ChangeReleased) it).kind()))
                .containsExactly(
                        ChangeReleased.Kind.ARTICLE,
                        ChangeReleased.Kind.BOT,
                        ChangeReleased.Kind.BOT,
                        ChangeReleased.Kind.POLICY);
    }

    @Test
    void looks_like_a_success_for_containment_rises() {
        assertThat(containment(BEFORE)).isBetween(0.48, 0.60);
        assertThat(containment(BAD)).isBetween(0.63, 0.77);
        assertThat(containment(AFTER)).isBetween(0.48, 0.62);
    }

    @Test
    void lets_the_satisfaction_with_the_assistant_collapse() {
        assertThat(satisfaction(BEFORE)).isBetween(0.70, 0.82);
        assertThat(satisfaction(BAD)).isBetween(0.38, 0.56);
        assertThat(satisfaction(AFTER)).isBetween(0.66, 0.82);
    }

    @Test
    void makes_customers_come_back_with_the_same() {
        assertThat(repeated(BEFORE)).isLessThan(0.17);
        assertThat(repeated(BAD)).isGreaterThan(0.27);
        assertThat(repeated(AFTER)).isLessThan(0.2);
    }

    @Test
    void makes_customers_ask_in_vain_for_a_person() {
        assertThat(askedInVain(BAD)).isGreaterThan(3 * askedInVain(BEFORE));
    }

    @Test
    void hands_over_less_of_what_is_known() {
        assertThat(handoffCompleteness(BEFORE)).isGreaterThan(0.78);
        assertThat(handoffCompleteness(BAD)).isLessThan(0.55);
        assertThat(handoffCompleteness(AFTER)).isGreaterThan(0.7);
    }

    @Test
    void first_empties_the_queue_of_the_people_and_then_fills_it() {
        var usual = backlogOfPeople(STORY.overContainingBot().minus(Duration.ofDays(7)), 7);
        var calm = backlogOfPeople(STORY.overContainingBot().plus(Duration.ofDays(2)), 4);
        var crowded = backlogOfPeople(STORY.mendedBot().plus(Duration.ofDays(2)), 5);
        assertThat(calm).isLessThan(usual);
        assertThat(crowded).isGreaterThan(1.3 * usual);
    }

    private static double containment(Period period) {
        var aiHandled = openedIn(period).filter(Told::aiHandled).toList();
        return share(
                aiHandled, it -> AI_ONLY.contains(it.id()) && it.resolvedAt().isPresent());
    }

    private static double satisfaction(Period period) {
        var answers = HISTORY.stream()
                .filter(SurveyEvent.Answered.class::isInstance)
                .map(SurveyEvent.Answered.class::cast)
                .filter(it -> it.kind() == SurveyKind.CSAT)
                .filter(it -> AI_ONLY.contains(it.subject().orElseThrow()))
                .filter(it -> period.contains(it.time()))
                .toList();
        return share(answers, it -> it.score() >= 4);
    }

    private static double repeated(Period period) {
        var settled = openedIn(period)
                .filter(it -> AI_ONLY.contains(it.id()))
                .filter(it -> it.firstResolvedAt().isPresent())
                .toList();
        var byCustomer = CONVERSATIONS.stream()
                .collect(Collectors.groupingBy(it -> it.customerId().orElseThrow()));
        return share(
                settled,
                one -> byCustomer.get(one.customerId().orElseThrow()).stream()
                        .filter(it -> it.category().equals(one.category()))
                        .map(it -> it.opened().time())
                        .anyMatch(new Period(
                                one.firstResolvedAt().orElseThrow().plusNanos(1),
                                one.firstResolvedAt().orElseThrow().plus(Duration.ofDays(7)))::contains));
    }

    private static double askedInVain(Period period) {
        return share(openedIn(period).filter(Told::aiHandled).toList(), it -> it.requestsForPerson() >= 2);
    }

    private static double handoffCompleteness(Period period) {
        return openedIn(period)
                .filter(Told::escalated)
                .mapToDouble(Told::handoffCompleteness)
                .average()
                .orElseThrow();
    }

    /** The mean over so many days, in the time from {@code from} on. */
    private static double backlogOfPeople(Instant from, int days) {
        return Stream.iterate(from, it -> it.plus(Duration.ofDays(1)))
                .limit(days)
                .mapToLong(noon -> CONVERSATIONS.stream()
                        .filter(Told::humanHandled)
                        .filter(it -> it.opened().time().isBefore(noon))
                        .filter(it -> it.resolvedAt().filter(noon::isAfter).isEmpty())
                        .count())
                .average()
                .orElseThrow();
    }

    private static Stream<Told> openedIn(Period period) {
        return CONVERSATIONS.stream().filter(it -> period.contains(it.opened().time()));
    }

    private record Period(Instant from, Instant to) {
        boolean contains(Instant time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }
}
