package dev.plumbline.metrics.insight;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whoever looks at forty things finds two that one in twenty would show by chance. Holm's correction (Scandinavian
 * Journal of Statistics 6, 1979) keeps the chance of even one false find among all that is looked at at the level of
 * one, whatever depends on what.
 */
final class Holm {
    private Holm() {}

    /** Each probability, corrected for all of them: at most the level where the find holds at that level. */
    static List<Double> corrected(List<Double> probabilities) {
        var order = IntStream.range(0, probabilities.size())
                .boxed()
                .sorted(Comparator.comparing(probabilities::get))
                .toList();
        var corrected = new Double[probabilities.size()];
        var highest = 0.0;
        for (var rank = 0; rank < order.size(); rank++) {
            var raw = probabilities.get(order.get(rank));
            highest = Math.max(highest, Math.min(1, (order.size() - rank) * raw));
            corrected[order.get(rank)] = highest;
        }
        return List.of(corrected);
    }
}
