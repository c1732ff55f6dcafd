package dev.plumbline.alert.notify;

import java.net.URI;
import java.util.Optional;

/** A way to somebody. */
public sealed interface Channel {
    /** Unique inside a tenant. */
    String name();

    /** Why nothing is sent to it any more; empty while it works. */
    Optional<String> disabledBecause();

    default boolean isEnabled() {
        return disabledBecause().isEmpty();
    }

    /** An address that takes messages by POST, signed as Standard Webhooks says. */
    record Webhook(String name, URI url, SigningSecret secret, Optional<String> disabledBecause) implements Channel {}
}
