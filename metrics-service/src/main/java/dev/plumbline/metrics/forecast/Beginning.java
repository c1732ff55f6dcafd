package dev.plumbline.metrics.forecast;

import java.util.Arrays;

/**
 * From where a {@link HoltWinters} model starts: read from whole weeks, counted back from the end of the series.
 *
 * @param mean of all
 * @param season by how much each place of the week lies above its week's mean
 * @param lineLevel where the line through the weeks' means is just before the first bucket
 * @param slope of that line, by bucket
 * @param lineSeason by how much each place lies above that line
 */
record Beginning(double mean, double[] season, double lineLevel, double slope, double[] lineSeason) {

    /** Of a series of at least one week. */
    static Beginning of(double[] values, int[] places, int seasonLength) {
        var weeks = values.length / seasonLength;
        var first = values.length - weeks * seasonLength;
        var means = new double[weeks];
        for (var week = 0; week < weeks; week++) {
            var start = first + week * seasonLength;
            means[week] =
                    Arrays.stream(values, start, start + seasonLength).average().orElseThrow();
        }
        var mean = Arrays.stream(means).average().orElseThrow();
        var slope = slope(means, mean) / seasonLength;
        var middle = (seasonLength - 1) / 2.0;
        var season = new double[seasonLength];
        var lineSeason = new double[seasonLength];
        var seen = new int[seasonLength];
        for (var index = first; index < values.length; index++) {
            var week = (index - first) / seasonLength;
            var above = values[index] - means[week];
            season[places[index]] += above;
            lineSeason[places[index]] += above - slope * ((index - first) % seasonLength - middle);
            seen[places[index]]++;
        }
        for (var place = 0; place < seasonLength; place++) {
            season[place] /= Math.max(1, seen[place]);
            lineSeason[place] /= Math.max(1, seen[place]);
        }
        var centre = first + (weeks * seasonLength - 1) / 2.0;
        return new Beginning(mean, season, mean - slope * (centre + 1), slope, lineSeason);
    }

    /** Of the line through the weeks' means that has the least squares, by week. */
    private static double slope(double[] means, double mean) {
        var centre = (means.length - 1) / 2.0;
        var products = 0.0;
        var squares = 0.0;
        for (var week = 0; week < means.length; week++) {
            products += (week - centre) * (means[week] - mean);
            squares += (week - centre) * (week - centre);
        }
        return squares == 0 ? 0 : products / squares;
    }
}
