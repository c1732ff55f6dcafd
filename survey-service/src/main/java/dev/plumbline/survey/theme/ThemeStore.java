package dev.plumbline.survey.theme;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the rules of a tenant's themes are kept. Used inside a transaction. */
public interface ThemeStore {
    /** Empty until the tenant has set its own. */
    Optional<List<ThemeRule>> find(String tenant);

    void replace(String tenant, List<ThemeRule> rules, Instant at);

    /** The rules that hold for a tenant. */
    default List<ThemeRule> of(String tenant) {
        return find(tenant).orElse(Themes.AT_FIRST);
    }
}
