package dev.plumbline.metrics.kpi;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** What figures can be grouped and filtered by: a {@link Dimension} of the rows, or a {@link Facet} that some KPIs have. */
public sealed interface Axis permits Dimension, Facet {

    /** Its name in the API, e.g. {@code planTier}. */
    String key();

    static Optional<Axis> named(String key) {
        return Stream.<Axis>concat(Arrays.stream(Dimension.values()), Arrays.stream(Facet.values()))
                .filter(it -> it.key().equals(key))
                .findFirst();
    }
}
