package dev.plumbline.ingestion.webhook;

import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.provider.Provider;
import dev.plumbline.ingestion.provider.Providers;
import dev.plumbline.ingestion.tenancy.FutureTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An address that somebody wants for a help desk, not yet known to be possible.
 *
 * @param provider the help desk's name
 * @param name for people
 * @param signingSecret what the help desk signs with
 * @param allowsUnsigned whether requests without a signature are fine
 * @param expiresAt RFC 3339
 */
public record NewWebhookToken(
        Optional<String> provider,
        Optional<String> name,
        Optional<String> signingSecret,
        boolean allowsUnsigned,
        Optional<String> expiresAt) {
    private static final int LONGEST_NAME = 200;

    /** What is wrong, by field; empty: it can be made. */
    public List<Violation> violations(Instant now) {
        var violations = new ArrayList<Violation>();
        provider.flatMap(Providers::named)
                .ifPresentOrElse(
                        it -> checkSigning(it, violations),
                        () -> violations.add(
                                new Violation("/provider", "must be one of " + String.join(", ", Providers.names()))));
        if (name.filter(NewWebhookToken::isName).isEmpty()) {
            violations.add(new Violation("/name", "must have 1 to " + LONGEST_NAME + " printable characters"));
        }
        expiresAt.ifPresent(text -> FutureTime.check(text, "/expiresAt", now, violations));
        return violations;
    }

    private void checkSigning(Provider known, List<Violation> violations) {
        signingSecret.ifPresent(secret -> SigningSecret.check(known, secret, violations));
        if (known.signing() == Provider.Signing.ALWAYS && signingSecret.isEmpty()) {
            violations.add(new Violation("/signingSecret", "is required: " + known.name() + " signs what it sends"));
        }
        if (known.signing() == Provider.Signing.BY_VERSION && signingSecret.isEmpty() && !allowsUnsigned) {
            violations.add(new Violation(
                    "/signingSecret",
                    "is required; if your " + known.name() + " is too old to sign, say \"allowUnsigned\": true"));
        }
        if (allowsUnsigned && known.signing() != Provider.Signing.BY_VERSION) {
            violations.add(new Violation(
                    "/allowUnsigned",
                    known.signing() == Provider.Signing.ALWAYS
                            ? "must be absent: " + known.name() + " always signs"
                            : "must be absent: " + known.name() + " never signs"));
        } else if (allowsUnsigned && signingSecret.isPresent()) {
            violations.add(new Violation("/allowUnsigned", "must be absent beside a signing secret"));
        }
    }

    private static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_NAME
                && text.codePoints()
                        .noneMatch(it -> Character.isISOControl(it) || Character.getType(it) == Character.SURROGATE);
    }

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return "NewWebhookToken[" + provider + ", " + name + "]";
    }
}
