package dev.plumbline.ingestion.provider;

import java.util.Optional;

/**
 * What is remembered of a help desk's conversation between two notices, for what a notice alone does not say: where a
 * status came from, or whether the bot still has it. Kept with the tenant's provider; what is remembered while a notice is
 * worked stays unless working it fails.
 */
public interface Memory {
    /** The value last remembered under this name. */
    Optional<String> recall(String conversation, String name);

    void remember(String conversation, String name, String value);
}
