package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Axis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Query;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Of what and by what figures are asked: all readings of the same shape are asked for together. */
record Shape(Map<Axis, List<String>> filters, Optional<Dimension> by) {

    /** The shape of a reading within a question; none where the question's filters leave nothing of what is read. */
    static Optional<Shape> of(Reading reading, Optional<Dimension> by, Query query) {
        var filters = new LinkedHashMap<Axis, List<String>>(query.filters());
        for (var filter : reading.filters().entrySet()) {
            var wanted = Optional.ofNullable(filters.get(filter.getKey()));
            var both = filter.getValue().stream()
                    .filter(word -> wanted.map(it -> it.contains(word)).orElse(true))
                    .toList();
            if (both.isEmpty()) {
                return Optional.empty();
            }
            filters.put(filter.getKey(), both);
        }
        return Optional.of(new Shape(filters, by.filter(ignored -> reading.inGroup())));
    }

    /** What a question becomes for it. */
    Query on(Query query) {
        return query.filtered(filters).by(by.<List<? extends Axis>>map(List::of).orElse(List.of()));
    }
}
