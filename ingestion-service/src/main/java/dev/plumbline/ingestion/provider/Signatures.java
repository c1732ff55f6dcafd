package dev.plumbline.ingestion.provider;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What the providers' signatures have in common. */
final class Signatures {
    /** How far a signed time may be from ours, either way: an older request is a copy that somebody sends again. */
    private static final Duration REPLAY_WINDOW = Duration.ofMinutes(5);

    private Signatures() {}

    /** The HMAC of these parts, one after the other. */
    static byte[] hmac(String algorithm, String secret, byte[]... parts) {
        try {
            var mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(java.nio.charset.StandardCharsets.UTF_8), algorithm));
            for (var part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every JDK has " + algorithm, impossible);
        }
    }

    /** Whether any of the secrets gives the claimed signature. Takes as long for a near miss as for a far one. */
    static boolean matches(byte[] claimed, List<String> secrets, Function<String, byte[]> expected) {
        var matches = false;
        for (var secret : secrets) {
            matches |= MessageDigest.isEqual(expected.apply(secret), claimed);
        }
        return matches;
    }

    /**
     * @throws NotGenuineException when the signed time is more than five minutes from the arrival
     */
    static void requireRecent(Instant signedAt, Instant arrivedAt) throws NotGenuineException {
        if (Duration.between(signedAt, arrivedAt).abs().compareTo(REPLAY_WINDOW) > 0) {
            throw new NotGenuineException("The signature is of " + signedAt + " and it is " + arrivedAt
                    + ": more than 5 minutes. Is a clock wrong, or was an old request sent again?");
        }
    }
}
