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

    /** Ready with the pepper and never used itself: looking an algorithm up takes as long as the hash. */
    private final Mac prototype;

    public KeyHash(KitConfig config) {
        this.prototype = keyed(config.keyPepper().getBytes(StandardCharsets.UTF_8));
    }

    /** The hash of a key, base64url without padding. */
    public String of(String secret) {
        var hash = copy().doFinal(secret.getBytes(StandardCharsets.UTF_8));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
    }

    private Mac copy() {
        try {
            return (Mac) prototype.clone();
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("The JDK's " + ALGORITHM + " can be copied", impossible);
        }
    }

    private static Mac keyed(byte[] pepper) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(pepper, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, impossible);
        }
    }
}
