package dev.plumbline.alert.db;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.kit.KitConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the channels' secrets for the database by AES-256-GCM: a stolen table signs nothing. The key is derived from the
 * installation's pepper, and each secret is bound to its channel, so that it cannot be moved to another.
 */
@ApplicationScoped
class SecretCipher {
    private static final String PURPOSE = "plumbline/alert/channel-secret/1";
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    SecretCipher(KitConfig config) {
        this.key = new SecretKeySpec(derive(config.keyPepper()), "AES");
    }

    byte[] encrypt(String tenant, String channel, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var encrypted = run(Cipher.ENCRYPT_MODE, nonce, tenant, channel, secret.getBytes(UTF_8));
        return ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalStateException when it was written with another pepper, or for another channel */
    String decrypt(String tenant, String channel, byte[] stored) {
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        var encrypted = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, tenant, channel, encrypted), UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String tenant, String channel, byte[] input) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tenant + "|" + channel).getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "The secret of channel " + channel + " cannot be read; was plumbline.key-pepper changed?", failure);
        }
    }

    private static byte[] derive(String pepper) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(PURPOSE.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }
}
