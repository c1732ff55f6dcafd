package dev.plumbline.metrics.forecast;

import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Optional;

/**
 * How a model does on the last weeks of a series, which it was not fitted on: every day of them it foretells what is left
 * of them, knowing only what came before that day. Beside it the seasonal naive forecast, which says what was a week ago.
 *
 * @param from where the weeks held out begin
 * @param to exclusive
 * @param forecasts how many forecasts were held against what came
 * @param error mean absolute error, conversations
 * @param relativeError mean absolute error in shares of what came (MAPE), where anything came; empty where nothing did
 * @param naiveError the mean absolute error of the seasonal naive forecast on the same
 * @param scaledError the error in units of what a seasonal naive forecast missed in the weeks before (MASE, Hyndman and
 *     Koehler 2006): below 1 is better than that; empty when it missed nothing
 * @param spread the standard deviation of the error one bucket ahead on the {@link CountScale}, at least the 1 of chance
 */
public record Backtest(
        ZonedDateTime from,
        ZonedDateTime to,
        int forecasts,
        double error,
        Optional<Double> relativeError,
        double naiveError,
        Optional<Double> scaledError,
        double spread) {
    /** How much of the history is held out, at most so many weeks. */
    private static final int PART = 4;

    private static final int MOST_WEEKS = 4;

    /** Of a series of at least four weeks. */
    static Backtest of(VolumeSeries series, int horizon) {
        var values = series.values();
        var places = series.places();
        var season = series.season();
        var weeks = Math.clamp(values.length / season.length() / PART, 1, MOST_WEEKS);
        var cut = values.length - weeks * season.length();
        var model = HoltWinters.fit(Arrays.copyOf(values, cut), Arrays.copyOf(places, cut), season.length());
        var naive = Naive.after(values, places, cut, season.length());
        var errors = new Errors(model.smoothing().growth(weeks * season.length(), season.length()));
        for (var index = cut; index < values.length; index++) {
            if ((index - cut) % season.bucketsOfDay() == 0) {
                for (var later = index; later < Math.min(values.length, index + horizon); later++) {
                    var ahead = later - index + 1;
                    errors.add(values[later], model.ahead(ahead, places[later]), naive.last(places[later]), ahead);
                }
            }
            model.see(values[index], places[index]);
            naive.see(values[index], places[index]);
        }
        return errors.backtest(
                series.starts().get(cut),
                series.end(values.length - 1),
                Naive.error(values, places, cut, season.length()));
    }

    /** Sums over all forecasts. */
    private static final class Errors {
        private final double[] growth;
        private int forecasts;
        private int shares;
        private double error;
        private double relativeError;
        private double naiveError;
        private double squares;

        Errors(double[] growth) {
            this.growth = growth;
        }

        void add(double came, double foretold, double naive, int ahead) {
            forecasts++;
            error += Math.abs(came - foretold);
            naiveError += Math.abs(came - naive);
            if (came > 0) {
                shares++;
                relativeError += Math.abs(came - foretold) / came;
            }
            var missed = CountScale.of(came) - CountScale.of(foretold);
            squares += missed * missed / growth[ahead - 1];
        }

        Backtest backtest(ZonedDateTime from, ZonedDateTime to, double naiveBefore) {
            var meanError = error / forecasts;
            return new Backtest(
                    from,
                    to,
                    forecasts,
                    meanError,
                    shares == 0 ? Optional.empty() : Optional.of(relativeError / shares),
                    naiveError / forecasts,
                    naiveBefore == 0 ? Optional.empty() : Optional.of(meanError / naiveBefore),
                    Math.max(1, Math.sqrt(squares / forecasts)));
        }
    }

    /** Foretells for each place of the week what was there last. */
    private static final class Naive {
        private final double[] last;

        private Naive(int seasonLength) {
            last = new double[seasonLength];
        }

        static Naive after(double[] values, int[] places, int end, int seasonLength) {
            var naive = new Naive(seasonLength);
            for (var index = 0; index < end; index++) {
                naive.see(values[index], places[index]);
            }
            return naive;
        }

        /** Its mean absolute error, a week ahead, in the buckets before an index. */
        static double error(double[] values, int[] places, int end, int seasonLength) {
            var naive = after(values, places, seasonLength, seasonLength);
            var error = 0.0;
            for (var index = seasonLength; index < end; index++) {
                error += Math.abs(values[index] - naive.last(places[index]));
                naive.see(values[index], places[index]);
            }
            return error / (end - seasonLength);
        }

        void see(double value, int place) {
            last[place] = value;
        }

        double last(int place) {
            return last[place];
        }
    }
}
