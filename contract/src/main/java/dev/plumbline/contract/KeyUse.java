package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;

/**
 * That an API key opened a door, on {@code tenant.key-use}. Each service tells of a key at most once in a few minutes, so
 * it is exact to that.
 *
 * @param service whose door it was
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record KeyUse(String tenant, String keyId, Instant lastUsedAt, String service) {
    /** Its key on the topic. */
    public String topicKey() {
        return tenant + "|" + keyId;
    }
}
