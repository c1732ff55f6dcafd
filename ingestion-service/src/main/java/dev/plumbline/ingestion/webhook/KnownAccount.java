package dev.plumbline.ingestion.webhook;

import dev.plumbline.ingestion.provider.Memory;
import dev.plumbline.ingestion.provider.Notice;
import dev.plumbline.ingestion.provider.Provider;
import java.util.Optional;

/**
 * The account at a provider that a tenant receives: the first that told anything. Where ids are unique in an account only,
 * a second one's conversations would be taken for the first one's.
 */
public record KnownAccount(Provider provider, Memory memory) {
    /** Of no conversation. Nothing of a provider's has an empty id. */
    public static final String CONVERSATION = "";

    public static final String NAME = "account";

    /** Why a notice is not taken: it is another account's. The first account is remembered. */
    Optional<String> refuses(Notice notice) {
        var known = memory.recall(CONVERSATION, NAME);
        if (known.isEmpty()) {
            notice.account().ifPresent(it -> memory.remember(CONVERSATION, NAME, it));
        }
        return notice.account()
                .flatMap(it -> known.filter(first -> !first.equals(it)))
                .map(first -> "This tenant already receives " + provider.name() + "'s account " + first
                        + "; a second account needs a tenant of its own. To change accounts, revoke the tenant's addresses"
                        + " for " + provider.name() + " and make a new one.");
    }
}
