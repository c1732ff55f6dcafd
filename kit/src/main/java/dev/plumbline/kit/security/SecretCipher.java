package dev.plumbline.kit.security;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.kit.KitConfig;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts secrets that must be read again, by AES-256-GCM, for the database: a stolen table tells none. The key is derived
 * from the installation's pepper for one purpose, and each secret is bound to its owner, so that it cannot be moved to
 * another.
 */
public final class SecretCipher {
    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** @param purpose names what is encrypted, e.g. {@code plumbline/alert/channel-secret/1}: each has its own key */
    public SecretCipher(KitConfig config, String purpose) {
        this.key = new SecretKeySpec(derive(config.keyPepper(), purpose), "AES");
    }

    /** @param owner whose secret it is inside the tenant; the same is needed to read it */
    public byte[] encrypt(String tenant, String owner, String secret) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var encrypted = run(Cipher.ENCRYPT_MODE, nonce, tenant, owner, secret.getBytes(UTF_8));
        return ByteBuffer.allocate(nonce.length + encrypted.length)
                .put(nonce)
                .put(encrypted)
                .array();
    }

    /** @throws IllegalStateException when it was written under another pepper or for another owner */
    public String decrypt(String tenant, String owner, byte[] stored) {
        var nonce = Arrays.copyOf(stored, NONCE_BYTES);
        var encrypted = Arrays.copyOfRange(stored, NONCE_BYTES, stored.length);
        return new String(run(Cipher.DECRYPT_MODE, nonce, tenant, owner, encrypted), UTF_8);
    }

    private byte[] run(int mode, byte[] nonce, String tenant, String owner, byte[] input) {
        try {
            var cipher = Cipher.getInstance(ALGORITHM);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD((tenant + "|" + owner).getBytes(UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(
                    "The secret of " + owner + " cannot be read; was plumbline.key-pepper changed?", failure);
        }
    }

    private static byte[] derive(String pepper, String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper.getBytes(UTF_8), "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has HmacSHA256", impossible);
        }
    }
}
