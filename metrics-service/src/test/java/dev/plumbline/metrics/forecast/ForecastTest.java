package dev.plumbline.metrics.forecast;

import static dev.plumbline.metrics.forecast.Simulated.exact;
import static dev.plumbline.metrics.forecast.Simulated.poisson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A forecast of volume")
class ForecastTest {

    @Test
    void knows_the_weekdays_again() {
        var forecast = ahead(exact(Season.WEEKDAY, 8, Simulated::weekly), 14);

        assertThat(forecast.points()).hasSize(14).allSatisfy(point -> {
            assertThat(point.expected()).isCloseTo(Simulated.weekly(point.start()), within(0.01));
            assertThat(point.likely().low()).isLessThan(point.expected());
            assertThat(point.likely().high()).isGreaterThan(point.expected());
        });
        assertThat(forecast.fitted().orElseThrow().backtest().error()).isLessThan(0.01);
    }

    @Test
    void knows_the_hours_of_the_week_again_through_noise() {
        var forecast = ahead(poisson(Season.HOUR_OF_WEEK, 8, 1, Simulated::hourly), 7);

        var missed = forecast.points().stream()
                .mapToDouble(point -> Math.abs(point.expected() - Simulated.hourly(point.start())))
                .average();
        assertThat(forecast.points()).hasSize(7 * 24);
        assertThat(missed.orElseThrow()).isLessThan(1.2);
    }

    @Test
    void goes_on_with_growth_but_ever_slower() {
        ToDoubleFunction<ZonedDateTime> growing =
                day -> Simulated.weekly(day) + ChronoUnit.DAYS.between(Simulated.day(0), day);
        var forecast = ahead(exact(Season.WEEKDAY, 16, growing), 7);

        assertThat(forecast.points())
                .allSatisfy(point ->
                        assertThat(point.expected()).isCloseTo(growing.applyAsDouble(point.start()), within(8.0)));
    }

    @Test
    void covers_with_its_intervals_about_the_share_that_it_says() {
        var days = coverage(Season.WEEKDAY, 10, 150, 14, Simulated::weekly);
        assertThat(days[0]).isBetween(0.74, 0.90);
        assertThat(days[1]).isBetween(0.92, 0.99);

        var hours = coverage(Season.HOUR_OF_WEEK, 8, 12, 7, Simulated::hourly);
        assertThat(hours[0]).isBetween(0.76, 0.95);
        assertThat(hours[1]).isBetween(0.93, 1.0);
    }

    @Test
    void covers_its_share_also_where_counts_vary_more_than_chance() {
        var random = new SplittableRandom(3);
        var wild =
                coverage(Season.WEEKDAY, 16, 150, 14, day -> Simulated.weekly(day) * (0.6 + 0.8 * random.nextDouble()));

        assertThat(wild[0]).isBetween(0.70, 0.90);
        assertThat(wild[1]).isBetween(0.90, 0.99);
    }

    @Test
    void beats_saying_what_was_a_week_ago_where_there_is_only_chance_besides() {
        var backtest = ahead(poisson(Season.WEEKDAY, 16, 9, Simulated::weekly), 14)
                .fitted()
                .orElseThrow()
                .backtest();

        assertThat(backtest.error()).isLessThan(backtest.naiveError());
        assertThat(backtest.scaledError().orElseThrow()).isBetween(0.3, 1.0);
        assertThat(backtest.relativeError().orElseThrow()).isBetween(0.05, 0.4);
        assertThat(backtest.from()).isEqualTo(Simulated.day(12 * 7));
        assertThat(backtest.to()).isEqualTo(Simulated.day(16 * 7));
    }

    @Test
    void is_tested_on_weeks_that_it_was_not_fitted_on() {
        // Nothing before tells of the tenfold last week: a model that had seen it would miss it by less.
        var series = exact(
                Season.WEEKDAY,
                4,
                day -> day.isBefore(Simulated.day(21)) ? Simulated.weekly(day) : 10 * Simulated.weekly(day));

        var backtest = ahead(series, 14).fitted().orElseThrow().backtest();

        assertThat(backtest.error()).isGreaterThan(50);
        assertThat(backtest.forecasts()).isEqualTo(7 + 6 + 5 + 4 + 3 + 2 + 1);
    }

    @Test
    void says_nothing_on_less_than_four_weeks_of_history() {
        var series = exact(Season.WEEKDAY, 4, Simulated::weekly);
        assertThat(ahead(series, 14).points()).hasSize(14);

        var late = Simulated.with(series, Simulated.day(0), 0);
        var forecast = ahead(late, 14);
        assertThat(forecast.points()).isEmpty();
        assertThat(forecast.fitted()).isEmpty();
        assertThat(forecast.days()).isEqualTo(27);
    }

    @Test
    void says_nothing_where_there_never_was_a_conversation() {
        var forecast = ahead(exact(Season.WEEKDAY, 20, day -> 0), 14);

        assertThat(forecast.points()).isEmpty();
        assertThat(forecast.days()).isZero();
    }

    @Test
    void of_what_never_changes_is_the_same_with_no_narrower_an_interval_than_chance_allows() {
        var forecast = ahead(exact(Season.WEEKDAY, 8, day -> 100), 14);

        assertThat(forecast.points()).allSatisfy(point -> {
            assertThat(point.expected()).isCloseTo(100, within(0.01));
            assertThat(point.nearlyCertain().low()).isLessThan(82);
            assertThat(point.nearlyCertain().high()).isGreaterThan(119);
        });
        assertThat(forecast.fitted().orElseThrow().backtest().scaledError()).isEmpty();
    }

    @Test
    void is_never_below_zero_and_stays_finite_whatever_was() {
        var random = new Random(11);
        for (var seed = 0; seed < 30; seed++) {
            var damaged = exact(
                    Season.WEEKDAY,
                    5 + seed % 8,
                    day -> random.nextInt(3) == 0 ? random.nextInt(5_000) : random.nextInt(2));

            assertThat(ahead(Simulated.with(damaged, Simulated.day(0), 1), 60).points())
                    .isNotEmpty()
                    .allSatisfy(point -> {
                        assertThat(point.expected()).isBetween(0.0, 1e6);
                        assertThat(point.nearlyCertain().low())
                                .isBetween(0.0, point.likely().low());
                        assertThat(point.likely().low()).isLessThanOrEqualTo(point.expected());
                        assertThat(point.nearlyCertain().high())
                                .isBetween(point.likely().high(), 1e7);
                    });
        }
    }

    @Test
    void fades_to_nothing_for_a_category_that_died_out() {
        var series = exact(Season.WEEKDAY, 20, day -> day.isBefore(Simulated.day(28)) ? 40 : 0);

        assertThat(ahead(series, 14).points())
                .allSatisfy(point -> assertThat(point.expected()).isLessThan(1));
    }

    @Test
    void is_the_same_for_the_same_history() {
        var series = poisson(Season.WEEKDAY, 9, 5, Simulated::weekly);

        assertThat(ahead(series, 30)).isEqualTo(ahead(series, 30));
    }

    @Test
    void keeps_to_the_clock_where_it_changes() {
        // 29 March 2026, when Berlin has no 2 o'clock.
        var history = exact(Season.HOUR_OF_WEEK, 11, hour -> hour.getHour() == 9 ? 50 : 1);
        var from = Simulated.day(11 * 7);

        var forecast = Forecast.of(history, Forecast.starts(Season.HOUR_OF_WEEK, from, 14));

        assertThat(forecast.points())
                .hasSize(14 * 24 - 1)
                .allSatisfy(point ->
                        assertThat(point.expected()).isCloseTo(point.start().getHour() == 9 ? 50 : 1, within(0.5)));
        var days = Forecast.starts(
                Season.WEEKDAY, LocalDate.of(2026, 3, 28).atTime(15, 0).atZone(Simulated.BERLIN), 3);
        assertThat(days)
                .extracting(ZonedDateTime::toLocalTime)
                .containsExactly(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        assertThat(Duration.between(days.get(1), days.get(2))).isEqualTo(Duration.ofHours(23));
    }

    private static Forecast ahead(VolumeSeries series, int days) {
        return Forecast.of(series, starts(series, days));
    }

    private static List<ZonedDateTime> starts(VolumeSeries series, int days) {
        return Forecast.starts(series.season(), series.end(series.starts().size() - 1), days);
    }

    /** The shares of what came that lay in the 80 % and in the 95 % interval. */
    static double[] coverage(Season season, int weeks, int seeds, int days, ToDoubleFunction<ZonedDateTime> rate) {
        var within = new double[2];
        var all = 0;
        for (var seed = 0; seed < seeds; seed++) {
            var series = poisson(season, weeks + 2, seed, rate);
            var known = series.firstFrom(Simulated.day(weeks * 7).toInstant());
            var history = new VolumeSeries(
                    series.category(),
                    season,
                    series.starts().subList(0, known),
                    series.counts().subList(0, known));
            var points = ahead(history, days).points();
            for (var index = 0; index < points.size(); index++) {
                double came = series.counts().get(known + index);
                within[0] += isWithin(came, points.get(index).likely()) ? 1 : 0;
                within[1] += isWithin(came, points.get(index).nearlyCertain()) ? 1 : 0;
                all++;
            }
        }
        return new double[] {within[0] / all, within[1] / all};
    }

    private static boolean isWithin(double count, Forecast.Interval interval) {
        return count >= interval.low() && count <= interval.high();
    }
}
