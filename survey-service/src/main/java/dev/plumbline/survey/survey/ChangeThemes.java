package dev.plumbline.survey.survey;

import dev.plumbline.survey.theme.ThemeRule;
import dev.plumbline.survey.theme.ThemeStore;
import java.time.InstantSource;
import java.util.List;

/** Shows and replaces the rules of a tenant's themes. What was answered before keeps the themes it got. */
public final class ChangeThemes {
    private final ThemeStore themes;
    private final Transactions transactions;
    private final InstantSource clock;

    public ChangeThemes(ThemeStore themes, Transactions transactions, InstantSource clock) {
        this.themes = themes;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<ThemeRule> read(String tenant) {
        return transactions.in(tenant, () -> themes.of(tenant));
    }

    public List<ThemeRule> replace(String tenant, List<ThemeRule> rules) {
        return transactions.in(tenant, () -> {
            themes.replace(tenant, rules, clock.instant());
            return rules;
        });
    }
}
