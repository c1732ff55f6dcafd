package dev.plumbline.survey.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Tenant;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What opens one survey's page and nothing else: 256 bits that nobody can guess, and the tenant, so that the survey is
 * looked for where it lies. Only its hash is kept.
 */
public final class Token {
    private static final int SECRET_BYTES = 32;

    private final byte[] secret;
    private final String tenant;

    private Token(byte[] secret, String tenant) {
        this.secret = secret;
        this.tenant = tenant;
    }

    public static Token of(byte[] secret, String tenant) {
        if (secret.length != SECRET_BYTES) {
            throw new IllegalArgumentException("A token's secret has " + SECRET_BYTES + " bytes");
        }
        return new Token(secret.clone(), tenant);
    }

    /** The token that a link names; empty when it cannot be one. */
    public static Optional<Token> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length <= SECRET_BYTES) {
                return Optional.empty();
            }
            var tenant = new String(bytes, SECRET_BYTES, bytes.length - SECRET_BYTES, UTF_8);
            return Tenant.isId(tenant)
                    ? Optional.of(new Token(Arrays.copyOf(bytes, SECRET_BYTES), tenant))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public String tenant() {
        return tenant;
    }

    /** SHA-256 of the secret, base64url. Plain is enough: there is nothing to guess in 256 random bits. */
    public String hash() {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(secret);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** As it stands in a link: base64url. Whoever has this can answer; it goes into the mail and nowhere else. */
    public String text() {
        var name = tenant.getBytes(UTF_8);
        var bytes = Arrays.copyOf(secret, SECRET_BYTES + name.length);
        System.arraycopy(name, 0, bytes, SECRET_BYTES, name.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the secret: it may end up in a log. */
    @Override
    public String toString() {
        return "Token of " + tenant;
    }
}
