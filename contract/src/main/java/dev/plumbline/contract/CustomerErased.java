package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * A customer's data is to be forgotten and what was counted to stay counted, on {@code customer.erasures}. It concerns the
 * events that were accepted, or happened, up to {@code erasedAt}; what follows is a new relation.
 *
 * @param pseudonym what stands in the customer's place from now on; it tells nothing of them, and is the same whenever
 *     they are erased again
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record CustomerErased(String tenant, String customerId, String pseudonym, Instant erasedAt) {
    /** Its key on the topic. */
    public String topicKey() {
        return tenant + "|" + customerId;
    }

    /** Without the customer: it may end up in a log. */
    @Override
    public String toString() {
        return "Erasure of " + pseudonym + " of " + tenant;
    }
}
