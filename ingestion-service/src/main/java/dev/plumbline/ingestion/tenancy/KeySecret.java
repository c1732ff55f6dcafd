package dev.plumbline.ingestion.tenancy;

import dev.plumbline.kit.security.KeyHash;
import java.security.SecureRandom;
import java.util.Base64;

/** What opens doors, in the one moment in which it is known: shown to its owner once, never stored and never logged. */
public record KeySecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int LONGEST_PREFIX = 8;

    public static KeySecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new KeySecret("plk_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is kept of it. The prefix never shows more than a third. */
    ApiKey.Secret kept(KeyHash hash) {
        return new ApiKey.Secret(prefix(), hash.of(text));
    }

    private String prefix() {
        return text.substring(0, Math.min(LONGEST_PREFIX, text.length() / 3));
    }

    @Override
    public String toString() {
        return "KeySecret[" + prefix() + "…]";
    }
}
