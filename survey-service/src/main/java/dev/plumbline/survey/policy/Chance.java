package dev.plumbline.survey.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Chance that always falls out the same for the same name, on every replica and after every restart. */
final class Chance {
    private Chance() {}

    static long bits(String name) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(name.getBytes(UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }

    /** 0 to 1, exclusive. */
    static double share(String name) {
        return (bits(name) >>> 11) * 0x1p-53;
    }
}
