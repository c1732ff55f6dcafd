package dev.plumbline.kit.security;

import dev.plumbline.kit.KitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes API keys: HMAC-SHA256 keyed with the installation's pepper. Keys are random, so no slow hash is needed;
 * the pepper keeps a stolen table from being tried against keys that a person chose.
 */
@ApplicationScoped
public class KeyHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec pepper;

    public KeyHash(KitConfig config) {
        this.pepper = new SecretKeySpec(config.keyPepper().getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** The hash of a key, base64url without padding. */
    public String of(String secret) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            var hash = mac.doFinal(secret.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, impossible);
        }
    }
}
