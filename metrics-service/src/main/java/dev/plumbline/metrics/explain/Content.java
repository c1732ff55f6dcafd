package dev.plumbline.metrics.explain;

import dev.plumbline.metrics.fact.Labels;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a derived field holds. */
public sealed interface Content {
    record Flag(boolean holds) implements Content {}

    /** A count or a score. */
    record Number(double value) implements Content {}

    record Seconds(double value) implements Content {}

    record Moment(Instant at) implements Content {}

    /** A word of the contract, or a name that somebody gave. */
    record Word(String word) implements Content {}

    record Words(List<String> words) implements Content {}

    /** There is none. */
    record Nothing() implements Content {}

    Content NOTHING = new Nothing();

    static Content moment(Optional<Instant> at) {
        return at.<Content>map(Moment::new).orElse(NOTHING);
    }

    static Content seconds(Optional<Double> value) {
        return value.<Content>map(Seconds::new).orElse(NOTHING);
    }

    static Content number(Optional<? extends java.lang.Number> value) {
        return value.<Content>map(it -> new Number(it.doubleValue())).orElse(NOTHING);
    }

    static Content flag(Optional<Boolean> value) {
        return value.<Content>map(Flag::new).orElse(NOTHING);
    }

    static Content word(Optional<String> value) {
        return value.<Content>map(Word::new).orElse(NOTHING);
    }

    /** Whether it says anything: a yes, a number other than 0, a word that is known. */
    default boolean isTelling() {
        return switch (this) {
            case Flag flag -> flag.holds();
            case Number number -> number.value() != 0;
            case Seconds ignored -> true;
            case Moment ignored -> true;
            case Word word -> !word.word().equals(Labels.UNKNOWN);
            case Words words -> !words.words().isEmpty();
            case Nothing ignored -> false;
        };
    }
}
