package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.IngestionConfig;
import dev.plumbline.kit.security.KeyHash;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The key of whoever runs this installation; not every installation has one. */
@ApplicationScoped
class OperatorKey {
    private final KeyHash hash;
    private final Optional<byte[]> expected;

    OperatorKey(KeyHash hash, IngestionConfig config) {
        this.hash = hash;
        this.expected = config.operatorKey().map(this::digest);
    }

    boolean exists() {
        return expected.isPresent();
    }

    /** Compares hashes in constant time: neither the content nor the length of the key can be felt for. */
    boolean is(String given) {
        return expected.isPresent() && MessageDigest.isEqual(expected.get(), digest(given));
    }

    private byte[] digest(String key) {
        return hash.of(key).getBytes(StandardCharsets.UTF_8);
    }
}
