package dev.plumbline.survey.policy;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is known of a conversation and its customer, in the words of the figures. What is not known is {@code unknown}. */
public record Traits(Map<Trait, List<String>> words) {
    public static final String UNKNOWN = "unknown";
    public static final Traits NONE = new Traits(Map.of());

    public Traits {
        words = Map.copyOf(words);
    }

    /** The words under which it stands; several only for tags. */
    public List<String> of(Trait trait) {
        return words.getOrDefault(trait, trait == Trait.TAG ? List.of() : List.of(UNKNOWN));
    }

    /** These, and others where these say nothing. */
    public Traits or(Traits others) {
        var all = new EnumMap<Trait, List<String>>(Trait.class);
        all.putAll(others.words);
        all.putAll(words);
        return new Traits(all);
    }
}
