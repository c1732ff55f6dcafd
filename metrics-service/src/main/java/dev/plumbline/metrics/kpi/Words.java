package dev.plumbline.metrics.kpi;

import dev.plumbline.metrics.fact.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Words as they stand in events and answers. */
public final class Words {
    private Words() {}

    public static String of(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    public static String of(Optional<? extends Enum<?>> word) {
        return word.map(Words::of).orElse(Labels.UNKNOWN);
    }

    static <E extends Enum<E>> List<String> all(Class<E> words) {
        return Arrays.stream(words.getEnumConstants()).map(Words::of).toList();
    }

    static <E extends Enum<E>> List<String> allOrUnknown(Class<E> words) {
        return Stream.concat(all(words).stream(), Stream.of(Labels.UNKNOWN)).toList();
    }
}
