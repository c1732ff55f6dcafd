package dev.plumbline.ingestion.webhook;

import java.time.Instant;
import java.util.Optional;

/**
 * An address that a help desk calls, as its tenant sees it; neither the token in it nor the signing secret.
 *
 * @param name for people
 * @param prefix the token's first characters, to recognise it by
 * @param hasSecret whether requests must be signed
 * @param allowsUnsigned whether requests without a signature are taken
 * @param expiresAt when it ends; empty for never
 * @param previousTokenUntil how long the token before is good too; empty when it is not
 * @param previousSecretUntil how long the secret before is good too; empty when it is not
 */
public record WebhookToken(
        String id,
        String provider,
        String name,
        String prefix,
        boolean hasSecret,
        boolean allowsUnsigned,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> previousTokenUntil,
        Optional<Instant> previousSecretUntil,
        Optional<Instant> lastUsedAt,
        Optional<Refusal> lastRefusal) {

    /** A request that was refused: most useful to whoever connects a help desk. */
    public record Refusal(Instant at, String why) {}
}
