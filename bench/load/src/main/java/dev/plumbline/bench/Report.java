package dev.plumbline.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of all rounds, and the table that they make. */
final class Report {
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();
    private final Map<String, Integer> decimals = new LinkedHashMap<>();

    void add(String figure, double value, int decimalPlaces) {
        figures.computeIfAbsent(figure, name -> new ArrayList<>()).add(value);
        decimals.put(figure, decimalPlaces);
    }

    /** A row for each figure: the least, the middle and the greatest of the rounds. */
    String table() {
        var table = new StringBuilder("| | min | median | max |\n|---|---:|---:|---:|\n");
        figures.forEach((figure, values) -> {
            var sorted = values.stream().sorted().toList();
            var places = decimals.get(figure);
            table.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            figure,
                            shown(sorted.getFirst(), places),
                            shown(sorted.get(sorted.size() / 2), places),
                            shown(sorted.getLast(), places)));
        });
        return table.toString();
    }

    private static String shown(double value, int places) {
        return String.format(Locale.ROOT, "%,." + places + "f", value);
    }
}
