package dev.plumbline.alert.notify;

import java.util.Arrays;
import java.util.Base64;
import java.util.random.RandomGenerator;

/** The key that a webhook's messages are signed with, 24 to 64 bytes; its receiver knows it too. Never printed by accident. */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;
    private static final int GENERATED = 32;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        this.key = key;
    }

    /**
     * Reads the form that Standard Webhooks gives it: {@code whsec_} and base64.
     *
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    public static SigningSecret parse(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("must begin with " + PREFIX);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("must be base64 after " + PREFIX, malformed);
        }
        if (key.length < SHORTEST || key.length > LONGEST) {
            throw new IllegalArgumentException(
                    "must hold " + SHORTEST + " to " + LONGEST + " bytes, holds " + key.length);
        }
        return new SigningSecret(key);
    }

    public static SigningSecret generate(RandomGenerator random) {
        var key = new byte[GENERATED];
        random.nextBytes(key);
        return new SigningSecret(key);
    }

    public byte[] key() {
        return key.clone();
    }

    /** The secret itself, as its owner enters it at the receiver. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SigningSecret secret && Arrays.equals(key, secret.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
