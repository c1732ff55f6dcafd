package dev.plumbline.ingestion.webhook;

import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.provider.NotGenuineException;
import dev.plumbline.ingestion.provider.Provider;
import dev.plumbline.ingestion.provider.Providers;
import dev.plumbline.ingestion.provider.WebhookRequest;
import dev.plumbline.ingestion.tenancy.FutureTime;
import dev.plumbline.kit.security.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Gives help desks their addresses, renews them, and tells who calls. */
@ApplicationScoped
public class WebhookTokens {
    /** How long the old one is good beside a new one, unless somebody says otherwise: time to change it at the help desk. */
    private static final Duration OVERLAP = Duration.ofHours(24);

    private static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

    private final WebhookTokenStore store;
    private final KeyHash hash;
    private final InstantSource clock;
    private final UnknownTokens unknown = new UnknownTokens();

    WebhookTokens(WebhookTokenStore store, KeyHash hash, InstantSource clock) {
        this.store = store;
        this.hash = hash;
        this.clock = clock;
    }

    /** An address with its token, which is known this once. */
    public record Issued(WebhookToken token, TokenSecret secret) {}

    /** What was asked for cannot be done, by field. */
    public static final class UnusableException extends Exception {
        private final transient List<Violation> violations;

        UnusableException(List<Violation> violations) {
            super(violations.toString(), null, false, false);
            this.violations = List.copyOf(violations);
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    public Issued issue(String tenant, NewWebhookToken wish) throws UnusableException {
        var now = now();
        require(wish.violations(now));
        var secret = TokenSecret.random();
        var token = new WebhookToken(
                UUID.randomUUID().toString(),
                wish.provider().orElseThrow(),
                wish.name().orElseThrow().strip(),
                secret.prefix(),
                wish.signingSecret().isPresent(),
                wish.allowsUnsigned(),
                now,
                wish.expiresAt().map(Rfc3339::parse),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        store.add(tenant, token, hash.of(secret.text()), wish.signingSecret());
        return new Issued(token, secret);
    }

    public List<WebhookToken> list(String tenant, Optional<WebhookTokenStore.Position> after, int limit) {
        return store.list(tenant, after, limit);
    }

    /** False when there is none of this id. */
    public boolean revoke(String tenant, String id) {
        return canBe(id) && store.revoke(tenant, id, now());
    }

    /**
     * A new token for an address; the old one is good for a while.
     *
     * @param oldValidUntil RFC 3339; a day from now when it is absent
     * @return empty when there is none of this id
     */
    public Optional<Issued> rotate(String tenant, String id, Optional<String> oldValidUntil) throws UnusableException {
        var violations = new ArrayList<Violation>();
        var until = end(oldValidUntil, violations);
        require(violations);
        var secret = TokenSecret.random();
        return canBe(id) && store.replaceToken(tenant, id, secret.prefix(), hash.of(secret.text()), until)
                ? store.find(tenant, id).map(token -> new Issued(token, secret))
                : Optional.empty();
    }

    /**
     * A new signing secret beside the old one, which is good for a while; or the first one.
     *
     * @param oldValidUntil RFC 3339; a day from now when it is absent
     * @return empty when there is none of this id
     */
    public Optional<WebhookToken> renewSecret(
            String tenant, String id, Optional<String> signingSecret, Optional<String> oldValidUntil)
            throws UnusableException {
        var token = canBe(id) ? store.find(tenant, id) : Optional.<WebhookToken>empty();
        if (token.isEmpty()) {
            return Optional.empty();
        }
        var violations = new ArrayList<Violation>();
        signingSecret.ifPresentOrElse(
                secret -> SigningSecret.check(provider(token.get()), secret, violations),
                () -> violations.add(new Violation("/signingSecret", "is required")));
        var until = end(oldValidUntil, violations);
        require(violations);
        return store.replaceSecret(tenant, id, signingSecret.orElseThrow(), until)
                ? store.find(tenant, id)
                : Optional.empty();
    }

    /** Whom an address names: its token must be good, and of this provider. */
    public Optional<Sender> sender(String provider, String token) {
        if (!TokenSecret.canBe(token)) {
            return Optional.empty();
        }
        var now = clock.instant();
        var hashed = hash.of(token);
        if (unknown.isKnown(hashed, now)) {
            return Optional.empty();
        }
        var sender = store.sender(hashed, now);
        if (sender.isEmpty()) {
            unknown.note(hashed, now);
        }
        return sender.filter(it -> it.provider().name().equals(provider));
    }

    /**
     * Holds a request against its signature. That it does not fit is noted where the tenant sees it.
     *
     * @throws NotGenuineException when it does not come from the provider
     */
    public void verify(Sender sender, WebhookRequest request) throws NotGenuineException {
        try {
            sender.verify(request);
        } catch (NotGenuineException refused) {
            store.noteRefusal(sender, new WebhookToken.Refusal(request.arrivedAt(), refused.getMessage()));
            throw refused;
        }
    }

    private Instant end(Optional<String> wish, List<Violation> violations) {
        var now = now();
        var latest = now.plus(LONGEST_OVERLAP);
        var before = violations.size();
        wish.ifPresent(text -> FutureTime.check(text, "/oldValidUntil", now, violations));
        var end = violations.size() == before ? wish.map(Rfc3339::parse).orElse(now.plus(OVERLAP)) : now;
        if (end.isAfter(latest)) {
            violations.add(new Violation("/oldValidUntil", "must not be later than " + latest));
        }
        return end;
    }

    /** Whether a database can compare with it; an id of ours always can. */
    private static boolean canBe(String id) {
        return id.indexOf(0) < 0;
    }

    private static Provider provider(WebhookToken token) {
        return Providers.named(token.provider()).orElseThrow();
    }

    /** As the database keeps it. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static void require(List<Violation> violations) throws UnusableException {
        if (!violations.isEmpty()) {
            throw new UnusableException(violations);
        }
    }
}
