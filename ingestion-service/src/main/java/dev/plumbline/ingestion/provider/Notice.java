package dev.plumbline.ingestion.provider;

import java.util.Optional;

/**
 * One thing that a help desk tells.
 *
 * @param id the provider's own id of it, the same when it is sent again: a second arrival changes nothing
 * @param topic the provider's word for what happened
 * @param account whose notice it is, where our ids of the provider's conversations do not hold the account and another
 *     account has the same; empty where none has, or where the notice does not say it
 */
public record Notice(String id, String topic, Optional<String> account, Meaning meaning) {

    /** One whose conversations have ids that no other account has. */
    public Notice(String id, String topic, Meaning meaning) {
        this(id, topic, Optional.empty(), meaning);
    }

    /** What a notice means, given what was known of its conversation before. */
    @FunctionalInterface
    public interface Meaning {
        Interpretation given(Memory memory);
    }
}
