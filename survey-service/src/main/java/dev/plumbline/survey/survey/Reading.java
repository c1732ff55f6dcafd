package dev.plumbline.survey.survey;

import java.util.Optional;

/** A value, and the event it was read from. */
public record Reading(Position position, String value) {

    /** Of two readings, the one that was said later. */
    static Optional<Reading> latest(Optional<Reading> known, Optional<Reading> told) {
        return known.isPresent() && told.isPresent()
                ? (known.get().position().compareTo(told.get().position()) >= 0 ? known : told)
                : known.or(() -> told);
    }

    /** Of two readings, the one that was said first. */
    static Optional<Reading> earliest(Optional<Reading> known, Optional<Reading> told) {
        return known.isPresent() && told.isPresent()
                ? (known.get().position().compareTo(told.get().position()) <= 0 ? known : told)
                : known.or(() -> told);
    }
}
