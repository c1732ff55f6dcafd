package dev.plumbline.ingestion.provider;

import java.util.List;

/** A help desk, or a shop, whose webhooks we understand. Holds no state: what it must know of before is {@link Memory}. */
public interface Provider {
    /** Its name in addresses, in lower case. */
    String name();

    /** Whether its webhooks are signed. */
    Signing signing();

    /**
     * Holds the request against the provider's signature, over the bytes as they came and in constant time. Asked only
     * when the token has a signing secret.
     *
     * @throws NotGenuineException when the signature is missing, wrong or too old
     */
    void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException;

    /**
     * The notices of a body: one for most providers, several where they are sent together, none for a handshake. Reads only;
     * what a notice means is worked out later, by {@link Notice#meaning()}. Where several are sent together, one that cannot be
     * read is a notice as well, which means an {@link Interpretation#unreadable()} part.
     *
     * @throws UnreadablePayloadException when it is not what this provider sends
     */
    List<Notice> read(WebhookRequest request) throws UnreadablePayloadException;

    /** Whether a provider signs what it sends. */
    enum Signing {
        /** Always: a token needs the signing secret. */
        ALWAYS,
        /** Only in newer versions: without a secret the tenant must say that unsigned requests are fine. */
        BY_VERSION,
        /** Never: the token in the address is all there is. */
        NEVER
    }
}
