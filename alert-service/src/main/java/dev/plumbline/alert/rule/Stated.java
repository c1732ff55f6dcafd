package dev.plumbline.alert.rule;

import java.util.Optional;

/** A value and the event that stated it. */
public record Stated<T>(T value, ReadingPosition at) {

    /** Of two statements the one read last. */
    static <T> Optional<Stated<T>> latest(Optional<Stated<T>> known, Optional<Stated<T>> said) {
        return known.isPresent() && (said.isEmpty() || isBefore(said, known)) ? known : said;
    }

    /** Of two statements the one read first. */
    static <T> Optional<Stated<T>> earliest(Optional<Stated<T>> known, Optional<Stated<T>> said) {
        return known.isPresent() && (said.isEmpty() || !isBefore(said, known)) ? known : said;
    }

    private static <T> boolean isBefore(Optional<Stated<T>> left, Optional<Stated<T>> right) {
        return left.orElseThrow().at().compareTo(right.orElseThrow().at()) < 0;
    }
}
