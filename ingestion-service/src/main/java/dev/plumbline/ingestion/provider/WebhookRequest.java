package dev.plumbline.ingestion.provider;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A webhook as it came.
 *
 * @param uri the address as the provider called it, before any proxy: some sign it
 * @param headers by their names in lower case
 * @param body the bytes as they came; never changed
 */
public record WebhookRequest(String method, String uri, Map<String, String> headers, byte[] body, Instant arrivedAt) {
    private static final List<String> PROOFS = List.of("signature", "hmac", "secret", "token", "key");
    private static final int MOST_TELLING = 10;
    private static final int LONGEST_TELLING = 200;

    /** A header by its name, in any case; empty when it is absent or blank. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))).filter(it -> !it.isBlank());
    }

    /** The same with another body, such as a part of this one's. */
    public WebhookRequest withBody(byte[] other) {
        return new WebhookRequest(method, uri, headers, other, arrivedAt);
    }

    /**
     * The headers that say what the body is: the provider's own, but for what proves where it comes from. With them it can
     * be read once more.
     */
    public Map<String, String> tellingHeaders(String provider) {
        return headers.entrySet().stream()
                .filter(it -> it.getKey().startsWith("x-" + provider + "-"))
                .filter(it -> PROOFS.stream().noneMatch(it.getKey()::contains))
                .filter(it -> it.getValue().length() <= LONGEST_TELLING)
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_TELLING)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
