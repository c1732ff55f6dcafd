package dev.plumbline.survey.survey;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Values by name, each as last told; the same for any order and repetition of what tells them. */
public record Told(Map<String, Reading> readings) {
    public static final Told NOTHING = new Told(Map.of());

    public Told {
        readings = Map.copyOf(readings);
    }

    Told with(String name, Position position, Optional<String> value) {
        if (value.isEmpty()) {
            return this;
        }
        var more = new TreeMap<>(readings);
        more.merge(
                name,
                new Reading(position, value.get()),
                (known, other) -> known.position().compareTo(other.position()) >= 0 ? known : other);
        return new Told(more);
    }

    public Optional<String> value(String name) {
        return Optional.ofNullable(readings.get(name)).map(Reading::value);
    }
}
