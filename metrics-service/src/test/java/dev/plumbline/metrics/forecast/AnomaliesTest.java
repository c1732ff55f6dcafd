package dev.plumbline.metrics.forecast;

import static dev.plumbline.metrics.forecast.Simulated.day;
import static dev.plumbline.metrics.forecast.Simulated.exact;
import static dev.plumbline.metrics.forecast.Simulated.poisson;
import static dev.plumbline.metrics.forecast.Simulated.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An anomaly of volume")
class AnomaliesTest {
    private static final int EIGHT_WEEKS = 8 * 7;

    @Test
    void is_a_day_far_above_what_is_usual_for_its_weekday() {
        var series = with(poisson(Season.WEEKDAY, 9, 1, Simulated::weekly), day(EIGHT_WEEKS + 5), 60);

        var found = since(EIGHT_WEEKS, series).found();

        // As many as on every Monday, but on a Saturday.
        assertThat(found).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.from()).isEqualTo(day(EIGHT_WEEKS + 5));
            assertThat(anomaly.to()).isEqualTo(day(EIGHT_WEEKS + 6));
            assertThat(anomaly.category()).isEqualTo("billing");
            assertThat(anomaly.observed()).isEqualTo(60);
            assertThat(anomaly.expected()).isCloseTo(18, within(4.0));
            assertThat(anomaly.high()).isBetween(anomaly.expected(), 60.0);
            assertThat(anomaly.low()).isBetween(0.0, anomaly.expected());
            assertThat(anomaly.isSpike()).isTrue();
            assertThat(anomaly.weeks()).isEqualTo(8);
        });
    }

    @Test
    void is_also_a_day_far_below() {
        var series = with(poisson(Season.WEEKDAY, 9, 2, Simulated::weekly), day(EIGHT_WEEKS), 20);

        assertThat(since(EIGHT_WEEKS, series).found()).singleElement().satisfies(anomaly -> {
            assertThat(anomaly.isSpike()).isFalse();
            assertThat(anomaly.score()).isLessThan(-Anomalies.MOST_SCORE);
        });
    }

    @Test
    void is_an_hour_far_above_what_is_usual_for_that_hour_of_the_week() {
        var night = day(EIGHT_WEEKS + 2).withHour(3);
        var series = with(poisson(Season.HOUR_OF_WEEK, 9, 3, Simulated::hourly), night, 14);

        assertThat(since(EIGHT_WEEKS, series).found()).extracting(Anomaly::from).containsExactly(night);
    }

    @Test
    void is_hardly_ever_raised_by_steady_chance() {
        // Four weeks of a category, with so many seeds: 67,000 hours, and 56,000 days.
        assertThat(alarms(Season.HOUR_OF_WEEK, 100, Simulated::hourly)).isLessThanOrEqualTo(1);
        assertThat(alarms(Season.WEEKDAY, 2_000, Simulated::weekly)).isLessThanOrEqualTo(2);
    }

    @Test
    void is_hardly_ever_raised_by_a_category_that_is_busier_on_some_days_than_chance_says() {
        var random = new SplittableRandom(7);

        var alarms = alarms(Season.WEEKDAY, 200, day -> Simulated.weekly(day) * (0.7 + 0.6 * random.nextDouble()));

        assertThat(alarms).isLessThanOrEqualTo(3);
    }

    @Test
    void is_not_made_by_the_second_conversation_of_a_category_that_hardly_has_any() {
        var sparse = with(exact(Season.WEEKDAY, 9, day -> 0), day(0), 1);

        for (var count = 0; count <= 4; count++) {
            assertThat(since(EIGHT_WEEKS, with(sparse, day(EIGHT_WEEKS), count)).found())
                    .isEmpty();
        }
        assertThat(since(EIGHT_WEEKS, with(sparse, day(EIGHT_WEEKS), 12)).found())
                .singleElement()
                .satisfies(anomaly -> assertThat(anomaly.expected()).isZero());
    }

    @Test
    void does_not_hide_the_next_one() {
        var steady = poisson(Season.WEEKDAY, 10, 4, Simulated::weekly);
        var once = with(steady, day(EIGHT_WEEKS), 300);
        var twice = with(once, day(EIGHT_WEEKS + 7), 300);

        assertThat(since(EIGHT_WEEKS, twice).found())
                .extracting(Anomaly::from)
                .containsExactly(day(EIGHT_WEEKS), day(EIGHT_WEEKS + 7));
    }

    @Test
    void is_the_same_whatever_period_it_is_asked_in() {
        var series = with(poisson(Season.WEEKDAY, 16, 5, Simulated::weekly), day(100), 200);

        var far = since(EIGHT_WEEKS, series).found();
        var near = since(99, series).found();

        assertThat(near).isNotEmpty();
        assertThat(far).containsAll(near);
    }

    @Test
    void is_looked_for_only_where_there_are_four_weeks_to_hold_a_day_against() {
        var series = with(exact(Season.WEEKDAY, 5, Simulated::weekly), day(27), 500);

        var anomalies = since(0, series);

        assertThat(anomalies.found()).isEmpty();
        assertThat(anomalies.coverage()).containsExactly(new Anomalies.Coverage("billing", 7, 28));
        assertThat(since(0, with(series, day(28), 500)).found()).hasSize(1);
    }

    @Test
    void counts_history_from_the_first_conversation_of_the_category() {
        var series = exact(Season.WEEKDAY, 9, day -> day.isBefore(day(EIGHT_WEEKS - 14)) ? 0 : 40);

        assertThat(since(EIGHT_WEEKS, series).coverage()).containsExactly(new Anomalies.Coverage("billing", 0, 7));
    }

    @Test
    void is_held_against_the_same_hour_of_the_clock_when_the_clock_changes() {
        // In Berlin the clock went forward on 29 March 2026: 8 o'clock is the 8th hour of that day no more.
        var change = LocalDate.of(2026, 3, 29);
        var series = exact(Season.HOUR_OF_WEEK, 14, hour -> hour.getHour() == 8 ? 40 : 2);

        var anomalies = Anomalies.since(
                change.minusDays(7).atStartOfDay(Simulated.BERLIN).toInstant(), List.of(series));

        assertThat(anomalies.found()).isEmpty();
        assertThat(anomalies.coverage().getFirst().unjudged()).isZero();
    }

    private static Anomalies since(int day, VolumeSeries series) {
        return Anomalies.since(day(day).toInstant(), List.of(series));
    }

    static int alarms(Season season, int seeds, ToDoubleFunction<ZonedDateTime> rate) {
        var alarms = 0;
        for (var seed = 0; seed < seeds; seed++) {
            alarms +=
                    since(EIGHT_WEEKS, poisson(season, 12, seed, rate)).found().size();
        }
        return alarms;
    }
}
