package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A KPI as a pattern looks at it.
 *
 * @param part what of its figure is read, e.g. {@code taken_over}; empty for the value
 * @param filters the conversations that are meant, e.g. those of a path
 * @param inGroup whether it is read in each group of the pattern's dimension
 */
public record Reading(String key, Optional<String> part, Map<Dimension, List<String>> filters, boolean inGroup) {

    static Reading of(String key) {
        if (Catalog.named(key).isEmpty()) {
            throw new IllegalArgumentException("There is no KPI " + key);
        }
        return new Reading(key, Optional.empty(), Map.of(), false);
    }

    /** Of these paths only. */
    Reading on(String... paths) {
        return new Reading(key, part, Map.of(Dimension.PATH, List.of(paths)), inGroup);
    }

    /** The share beside it that has this name. */
    Reading part(String name) {
        return new Reading(key, Optional.of(name), filters, inGroup);
    }

    /** In each group, and beyond what the whole does. */
    Reading inGroups() {
        return new Reading(key, part, filters, true);
    }

    /** The same of the whole. */
    Reading ofWhole() {
        return new Reading(key, part, filters, false);
    }

    public Kpi<?> kpi() {
        return Catalog.named(key).orElseThrow();
    }

    /** What is read of the KPI's figure. */
    Figure of(Figure figure) {
        return part.map(name -> new Figure(figure.part(name), figure.n(), Map.of()))
                .orElse(figure);
    }
}
