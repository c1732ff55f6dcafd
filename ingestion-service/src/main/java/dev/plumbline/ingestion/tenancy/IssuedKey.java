package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.security.KeyHash;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A new API key in the one moment in which its secret is known.
 *
 * @param secret shown to its owner once, never stored and never logged
 * @param key what is kept
 */
public record IssuedKey(String secret, Tenant.Key key) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;
    private static final int LONGEST_PREFIX = 8;

    /** A random key that never expires. */
    public static IssuedKey random(Set<Scope> scopes, KeyHash hash) {
        var bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        var secret = "plk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new IssuedKey(secret, key(UUID.randomUUID().toString(), secret, scopes, hash));
    }

    /** What is kept of a given secret. Its prefix never shows more than a third of it. */
    static Tenant.Key key(String id, String secret, Set<Scope> scopes, KeyHash hash) {
        var prefix = secret.substring(0, Math.min(LONGEST_PREFIX, secret.length() / 3));
        return new Tenant.Key(id, prefix, hash.of(secret), scopes, Optional.empty());
    }

    @Override
    public String toString() {
        return "IssuedKey[" + key.prefix() + "…]";
    }
}
