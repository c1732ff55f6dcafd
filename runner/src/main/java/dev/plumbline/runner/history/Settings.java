package dev.plumbline.runner.history;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an export does not say of itself.
 *
 * @param account names the help desk's account in {@code source}; empty where the export names it
 * @param bots ids of users, of those that look like people, who are the AI
 * @param categoryField the field whose value is the category of a conversation
 * @param until only what happened before it is taken
 * @param zone of times that are written without an offset
 * @param externalIds whether Zendesk's customers go by the ids that the company gave them; its webhooks do not tell those
 */
public record Settings(
        Optional<String> account,
        Set<String> bots,
        Optional<String> categoryField,
        Optional<Instant> until,
        Optional<ZoneId> zone,
        boolean externalIds) {
    public static final Settings NONE =
            new Settings(Optional.empty(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);

    public Settings {
        // In the order of the ids: by its text, an import that was stopped is known again.
        bots = Collections.unmodifiableSortedSet(new TreeSet<>(bots));
    }

    public Settings withAccount(String name) {
        return new Settings(Optional.of(name), bots, categoryField, until, zone, externalIds);
    }
}
