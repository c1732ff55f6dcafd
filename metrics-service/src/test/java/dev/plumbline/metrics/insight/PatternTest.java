package dev.plumbline.metrics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.metrics.kpi.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("A warning pattern")
class PatternTest {
    private static final Query LAST_TWO_WEEKS = SteadyDeskTest.lastDays(14, Desk.END.plus(Duration.ofDays(8)));
    private static final Instant CHANGE = LAST_TWO_WEEKS.from();

    /**
     * A pattern, what raises it, and what tempts one to raise it.
     *
     * @param whole a desk on which it shows
     * @param half one on which only one of its figures moves, or not enough, or everywhere
     */
    record Plant(String pattern, BiConsumer<Behaviour, Instant> whole, BiConsumer<Behaviour, Instant> half) {
        @Override
        public String toString() {
            return pattern;
        }
    }

    static Stream<Plant> plants() {
        return Stream.of(
                plant(
                        "bot_overreaches",
                        both(it -> it.handsOver = 0.12, it -> it.csatOfAi = 0.54),
                        it -> it.handsOver = 0.12),
                plant(
                        "fake_deflection",
                        both(it -> it.handsOver = 0.12, it -> it.repeats = 0.2),
                        it -> it.handsOver = 0.12),
                plant(
                        "fast_but_unsolved",
                        both(it -> it.firstResponse = 0.4, it -> it.repeats = 0.22),
                        it -> it.firstResponse = 0.4),
                plant(
                        "contained_not_helped",
                        both(it -> it.handsOver = 0.12, it -> it.csatOfAi = 0.54),
                        it -> it.csatOfAi = 0.54),
                plant("queue_returns", both(it -> it.handsOver = 0.05, it -> it.repeats = 0.2), it -> it.repeats = 0.2),
                plant("handoffs_lose_the_story", it -> it.completeness = 0.6, it -> it.completeness = 0.77),
                plant("handoffs_rated_lower", it -> it.handoffRating = 3.1, it -> it.handoffRating = 3.85),
                plant("one_category_slower", it -> it.resolutionIn.put("shipping", 3.0), it -> it.resolution = 3),
                plant("hurried", both(it -> it.handleTime = 0.6, it -> it.reopens = 0.11), it -> it.handleTime = 0.6),
                plant("cheaper_and_unsolved", both(it -> it.cost = 0.7, it -> it.repeats = 0.22), it -> it.cost = 0.7),
                plant("cheaper_and_harder", both(it -> it.cost = 0.7, it -> it.ces = 4.4), it -> it.cost = 0.7),
                plant(
                        "no_way_out",
                        both(PatternTest::handsHardlyAnyOver, it -> it.asksAgain = 0.12),
                        PatternTest::handsHardlyAnyOver),
                new Plant(
                        "one_segment_slips",
                        busily(from(
                                CHANGE,
                                it -> it.csatOfAiIn.putAll(Map.of("enterprise", -0.5, "smb", 0.06, "consumer", 0.06)))),
                        busily(from(CHANGE, it -> it.csatOfAi = 0.39))),
                plant("effort_rises_unseen", it -> it.ces = 4.4, both(it -> it.ces = 4.4, PatternTest::disappoints)),
                plant("loyalty_drifts", PatternTest::deters, both(PatternTest::deters, PatternTest::disappoints)),
                plant(
                        "handoffs_disappoint",
                        it -> it.handoffSatisfaction = 0.55,
                        both(it -> it.handoffSatisfaction = 0.55, PatternTest::disappoints)),
                new Plant("backlog_grows", from(CHANGE, it -> it.slow = 0.4), (behaviour, day) -> {
                    // It jumps in the first week and is worked off in the second.
                    behaviour.slow =
                            day.isBefore(CHANGE) || !day.isBefore(CHANGE.plus(Duration.ofDays(4))) ? 0.09 : 0.4;
                }),
                new Plant(
                        "closures_alone",
                        (behaviour, day) -> behaviour.left = 0.1,
                        from(CHANGE, it -> it.volume = 300)),
                plant("articles_then_a_person", it -> it.handsOverReaders = 0.6, it -> it.readsArticle = 0.5));
    }

    private static void handsHardlyAnyOver(Behaviour behaviour) {
        behaviour.handsOver = 0.05;
        behaviour.handsOverReaders = 0.05;
    }

    private static void disappoints(Behaviour behaviour) {
        behaviour.csatOfAi = 0.55;
        behaviour.csatOfPeople = 0.55;
    }

    private static void deters(Behaviour behaviour) {
        behaviour.promoters = 0.15;
        behaviour.detractors = 0.6;
    }

    /** On a desk with twice the conversations. */
    private static BiConsumer<Behaviour, Instant> busily(BiConsumer<Behaviour, Instant> plan) {
        return plan.andThen((behaviour, day) -> behaviour.volume *= 2);
    }

    private static Plant plant(String pattern, Consumer<Behaviour> whole, Consumer<Behaviour> half) {
        return new Plant(pattern, from(CHANGE, whole), from(CHANGE, half));
    }

    private static Consumer<Behaviour> both(Consumer<Behaviour> one, Consumer<Behaviour> other) {
        return one.andThen(other);
    }

    private static BiConsumer<Behaviour, Instant> from(Instant start, Consumer<Behaviour> change) {
        return (behaviour, day) -> {
            if (!day.isBefore(start)) {
                change.accept(behaviour);
            }
        };
    }

    static Findings findings(BiConsumer<Behaviour, Instant> plan) {
        var figures = Desk.figures(11, LAST_TWO_WEEKS.now(), plan);
        return new Insights(figures).of("planted", LAST_TWO_WEEKS);
    }

    private static List<String> raised(BiConsumer<Behaviour, Instant> plan) {
        return findings(plan).insights().stream().map(it -> it.pattern().key()).toList();
    }

    @ParameterizedTest
    @MethodSource("plants")
    void shows_where_all_its_figures_do(Plant plant) {
        assertThat(raised(plant.whole())).contains(plant.pattern());
    }

    @ParameterizedTest
    @MethodSource("plants")
    void does_not_show_where_only_half_of_it_is_true(Plant plant) {
        assertThat(raised(plant.half())).doesNotContain(plant.pattern());
    }

    @Test
    void is_planted_here_whichever_it_is() {
        assertThat(plants().map(Plant::pattern))
                .containsExactlyInAnyOrderElementsOf(
                        Patterns.ALL.stream().map(Pattern::key).toList());
    }
}
