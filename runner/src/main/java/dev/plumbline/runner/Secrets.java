package dev.plumbline.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/**
 * The suite's own secrets: drawn once, kept in the data folder in files that only their owner reads.
 *
 * @param keyPepper goes into the hash of every API key
 * @param apiKey opens everything of the tenant {@code demo}
 * @param operatorKey creates tenants
 */
public record Secrets(String keyPepper, String apiKey, String operatorKey) {
    private static final int BYTES = 32;
    private static final String KEY_PREFIX = "plk_";
    private static final String OWNER_ONLY = "rw-------";

    static Secrets keptIn(Path data, Optional<String> givenApiKey) {
        return new Secrets(
                kept(data.resolve("key-pepper"), ""),
                givenApiKey.orElseGet(() -> kept(apiKeyFile(data), KEY_PREFIX)),
                kept(data.resolve("operator-key"), KEY_PREFIX));
    }

    public static Path apiKeyFile(Path data) {
        return data.resolve("api-key");
    }

    @Override
    public String toString() {
        return "Secrets";
    }

    private static String kept(Path file, String prefix) {
        try {
            if (Files.exists(file)) {
                return Files.readString(file).strip();
            }
            String drawn = prefix + draw();
            Path unfinished = file.resolveSibling(file.getFileName() + ".new");
            Files.deleteIfExists(unfinished);
            Files.createFile(
                    unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
            Files.writeString(unfinished, drawn + "\n");
            Files.move(unfinished, file);
            return drawn;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String draw() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }
}
