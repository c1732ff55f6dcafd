package dev.plumbline.metrics.enrich;

import java.util.Locale;
import java.util.Optional;

/** What the words and phrases of a section of a lexicon are there for. */
enum Section {
    COMMON,
    NEGATION,
    STRONGER,
    WEAKER,
    CONTRAST,
    SENTIMENT,
    REQUEST,
    CONTACT,
    WISH,
    PERSON,
    SOMEONE,
    BETWEEN,
    COMPOUND,
    AFTER,
    FILLER,
    REFUSAL,
    URGING,
    PAST,
    BOT;

    int bit() {
        return 1 << ordinal();
    }

    static Optional<Section> named(String name) {
        for (var section : values()) {
            if (section.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(section);
            }
        }
        return Optional.empty();
    }
}
