package dev.plumbline.ingestion.webhook;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** The part of a webhook's address that names the tenant, in the one moment in which it is known: 256 random bits. */
public record TokenSecret(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String BEGINNING = "plw_";
    private static final Pattern SHAPE = Pattern.compile(BEGINNING + "[A-Za-z0-9_-]{43}");
    private static final int BYTES = 32;
    private static final int PREFIX = 8;

    public static TokenSecret random() {
        var bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new TokenSecret(
                BEGINNING + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Whether a text has the form of one. */
    static boolean canBe(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** Its first characters, which tell it from others and open nothing. */
    public String prefix() {
        return text.substring(0, PREFIX);
    }

    @Override
    public String toString() {
        return "TokenSecret[" + prefix() + "…]";
    }
}
