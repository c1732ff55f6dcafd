package dev.plumbline.ingestion.webhook;

import dev.plumbline.ingestion.provider.NotGenuineException;
import dev.plumbline.ingestion.provider.Provider;
import dev.plumbline.ingestion.provider.WebhookRequest;
import java.util.List;

/**
 * Whom the token in an address names, and how it proves itself.
 *
 * @param tenant whose help desk it is
 * @param tokenId the address' own id, which is no secret
 * @param replacesToken whether its token is a new one beside an old one that is good too
 * @param allowsUnsigned whether the tenant takes requests without a signature, there being no secret
 * @param secrets what it may sign with now, the newest first; two while a new one takes the place of the old
 */
public record Sender(
        String tenant,
        String tokenId,
        boolean replacesToken,
        Provider provider,
        boolean allowsUnsigned,
        List<String> secrets) {

    public Sender {
        secrets = List.copyOf(secrets);
    }

    /**
     * Holds a request against what the tenant said of it.
     *
     * @return whether it is signed; if not, its address is all the proof there is
     * @throws NotGenuineException when it does not come from the provider
     */
    public boolean verify(WebhookRequest request) throws NotGenuineException {
        if (!secrets.isEmpty()) {
            provider.verify(request, secrets);
            return true;
        }
        if (provider.signing() == Provider.Signing.NEVER || allowsUnsigned) {
            return false;
        }
        throw new NotGenuineException("This address has no signing secret, and unsigned requests are not allowed.");
    }

    /** What of the new a genuine request shows to be in use, while the old is good too. */
    public record Renewed(boolean token, boolean secret) {}

    Renewed renewed(WebhookRequest request) {
        return new Renewed(replacesToken, secrets.size() > 1 && fits(secrets.getFirst(), request));
    }

    private boolean fits(String secret, WebhookRequest request) {
        try {
            provider.verify(request, List.of(secret));
            return true;
        } catch (NotGenuineException ofTheOther) {
            return false;
        }
    }

    /** Without the secrets, for logs. */
    @Override
    public String toString() {
        return "Sender[" + tenant + ", " + tokenId + ", " + provider.name() + "]";
    }
}
