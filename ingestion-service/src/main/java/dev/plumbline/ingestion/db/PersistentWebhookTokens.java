package dev.plumbline.ingestion.db;

import dev.plumbline.ingestion.provider.Providers;
import dev.plumbline.ingestion.webhook.Sender;
import dev.plumbline.ingestion.webhook.WebhookToken;
import dev.plumbline.ingestion.webhook.WebhookTokenStore;
import dev.plumbline.kit.KitConfig;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.SecretCipher;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The addresses of webhooks in PostgreSQL, asked for each call: what is revoked is revoked for all replicas at once. The
 * signing secrets are encrypted, each bound to its tenant and address.
 */
@ApplicationScoped
class PersistentWebhookTokens implements WebhookTokenStore {
    private static final String PURPOSE = "plumbline/ingestion/webhook-signing-secret/1";

    private final TenantTransaction transactions;
    private final WebhookTokenRepository tokens;
    private final SecretCipher cipher;
    private final InstantSource clock;

    PersistentWebhookTokens(
            TenantTransaction transactions, WebhookTokenRepository tokens, KitConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.cipher = new SecretCipher(config, PURPOSE);
        this.clock = clock;
    }

    @Override
    public void add(String tenant, WebhookToken token, String hash, Optional<String> signingSecret) {
        transactions.run(tenant, connection -> {
            var row = new WebhookTokenEntity();
            row.id = new WebhookTokenEntity.Id(tenant, token.id());
            row.provider = token.provider();
            row.name = token.name();
            row.allowsUnsigned = token.allowsUnsigned();
            row.prefix = token.prefix();
            row.hash = hash;
            row.secret = signingSecret.map(it -> encrypt(row.id, it)).orElse(null);
            row.createdAt = token.createdAt();
            row.expiresAt = token.expiresAt().orElse(null);
            tokens.persist(row);
        });
    }

    @Override
    public List<WebhookToken> list(String tenant, Optional<Position> after, int limit) {
        return transactions.in(
                tenant,
                connection -> tokens.listOf(tenant, after, limit).stream()
                        .map(WebhookTokenEntity::token)
                        .toList());
    }

    @Override
    public Optional<WebhookToken> find(String tenant, String id) {
        return transactions.in(tenant, connection -> tokens.active(tenant, id).map(WebhookTokenEntity::token));
    }

    @Override
    public boolean revoke(String tenant, String id, Instant at) {
        return transactions.in(tenant, connection -> {
            var row = tokens.forUpdate(tenant, id);
            row.ifPresent(it -> it.revokedAt = at);
            if (row.isPresent() && !tokens.hasAny(tenant, row.get().provider)) {
                WebhookTransaction.forgetAccount(connection, tenant, row.get().provider);
            }
            return row.isPresent();
        });
    }

    @Override
    public boolean replaceToken(String tenant, String id, String prefix, String hash, Instant oldValidUntil) {
        return change(tenant, id, row -> row.replaceToken(prefix, hash, oldValidUntil, clock.instant()));
    }

    @Override
    public boolean replaceSecret(String tenant, String id, String signingSecret, Instant oldValidUntil) {
        return change(
                tenant, id, row -> row.replaceSecret(encrypt(row.id, signingSecret), oldValidUntil, clock.instant()));
    }

    @Override
    public Optional<Sender> sender(String hash, Instant at) {
        return transactions.acrossTenants(connection -> tokens.byHash(hash, at).flatMap(row -> sender(row, hash, at)));
    }

    @Override
    public void noteRefusal(Sender sender, WebhookToken.Refusal refusal) {
        change(sender.tenant(), sender.tokenId(), row -> {
            row.lastRefusedAt = refusal.at();
            row.lastRefusal = refusal.why();
        });
    }

    private boolean change(String tenant, String id, Consumer<WebhookTokenEntity> change) {
        return transactions.in(tenant, connection -> {
            var row = tokens.forUpdate(tenant, id);
            row.ifPresent(change);
            return row.isPresent();
        });
    }

    /** Empty when the provider is of a newer version of this service than we are. */
    private Optional<Sender> sender(WebhookTokenEntity row, String hash, Instant at) {
        var secrets = new ArrayList<String>();
        if (row.secret != null) {
            secrets.add(decrypt(row.id, row.secret));
        }
        if (row.previousSecret != null && at.isBefore(row.previousSecretUntil)) {
            secrets.add(decrypt(row.id, row.previousSecret));
        }
        return Providers.named(row.provider)
                .map(it -> new Sender(
                        row.id.tenantId(),
                        row.id.id(),
                        row.previousHash != null && row.hash.equals(hash),
                        it,
                        row.allowsUnsigned,
                        secrets));
    }

    private byte[] encrypt(WebhookTokenEntity.Id id, String secret) {
        return cipher.encrypt(id.tenantId(), id.id(), secret);
    }

    private String decrypt(WebhookTokenEntity.Id id, byte[] stored) {
        return cipher.decrypt(id.tenantId(), id.id(), stored);
    }
}
