package dev.plumbline.survey.policy;

import java.util.Map;
import java.util.Set;

/** Whom a policy is about: for every trait named, one of its words. */
public record Filters(Map<Trait, Set<String>> wanted) {
    public static final Filters NONE = new Filters(Map.of());

    public Filters {
        wanted = Map.copyOf(wanted);
    }

    public boolean pass(Traits traits) {
        return wanted.entrySet().stream()
                .allMatch(filter -> traits.of(filter.getKey()).stream().anyMatch(filter.getValue()::contains));
    }
}
