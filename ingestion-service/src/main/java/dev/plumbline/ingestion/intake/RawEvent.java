package dev.plumbline.ingestion.intake;

import java.nio.charset.StandardCharsets;

/** An event's bytes as they came: a part of a buffer that may be overwritten after the event is dealt with. */
public record RawEvent(byte[] bytes, int offset, int length) {
    /** As much of a rejected body as is kept to look at. */
    private static final int LONGEST_EXCERPT = 64 * 1024;

    public static RawEvent of(byte[] bytes) {
        return new RawEvent(bytes, 0, bytes.length);
    }

    /** The text, at most 64 KB of it; never cut inside a character. */
    public String excerpt() {
        var end = length;
        if (length > LONGEST_EXCERPT) {
            end = LONGEST_EXCERPT;
            while (end > LONGEST_EXCERPT - 4 && isContinuation(bytes[offset + end])) {
                end--;
            }
        }
        return new String(bytes, offset, end, StandardCharsets.UTF_8);
    }

    private static boolean isContinuation(byte unit) {
        return (unit & 0xC0) == 0x80;
    }
}
