package dev.plumbline.ingestion.webhook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where the addresses of webhooks are kept. Tokens only as hashes; signing secrets so that nobody but the service reads them. */
public interface WebhookTokenStore {
    void add(String tenant, WebhookToken token, String hash, Optional<String> signingSecret);

    /** Those not revoked, the newest first, behind a place in that order. */
    List<WebhookToken> list(String tenant, Optional<Position> after, int limit);

    /** One that is not revoked. */
    Optional<WebhookToken> find(String tenant, String id);

    /** Ends it at once, for all replicas; false when there is none. */
    boolean revoke(String tenant, String id, Instant at);

    /**
     * Gives it another token; the one in use is good until then. That is the one it had, or, when that one was never used
     * and the one before is still good, the one before. False when there is none.
     */
    boolean replaceToken(String tenant, String id, String prefix, String hash, Instant oldValidUntil);

    /** Gives it another signing secret, or its first; the one in use, as for tokens, is good until then. */
    boolean replaceSecret(String tenant, String id, String signingSecret, Instant oldValidUntil);

    /** Whom a token names at this time, of whatever tenant; empty when it is unknown, revoked or has expired. */
    Optional<Sender> sender(String hash, Instant at);

    void noteRefusal(Sender sender, WebhookToken.Refusal refusal);

    /** A place in the list. */
    record Position(Instant createdAt, String id) {
        public static Position of(WebhookToken token) {
            return new Position(token.createdAt(), token.id());
        }
    }
}
