package dev.plumbline.ingestion.webhook;

import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.provider.Provider;
import java.util.List;

/** What a signing secret may be. */
final class SigningSecret {
    private static final int SHORTEST = 8;
    private static final int LONGEST = 500;
    private static final String POINTER = "/signingSecret";

    private SigningSecret() {}

    /** Notes what is wrong with it, without repeating it. */
    static void check(Provider provider, String secret, List<Violation> violations) {
        if (provider.signing() == Provider.Signing.NEVER) {
            violations.add(new Violation(
                    POINTER, "must be absent: " + provider.name() + " does not sign; the address is the secret"));
        } else if (secret.length() < SHORTEST || secret.length() > LONGEST) {
            violations.add(new Violation(POINTER, "must have " + SHORTEST + " to " + LONGEST + " characters"));
        } else if (!secret.equals(secret.strip()) || secret.chars().anyMatch(it -> it < ' ' || it > '~')) {
            violations.add(new Violation(
                    POINTER, "must be printable ASCII without spaces around it; was more copied than the secret?"));
        }
    }
}
