package dev.plumbline.ingestion.intake;

import java.nio.charset.StandardCharsets;

/** An event's bytes as they came: a part of a buffer that may be overwritten after the event is dealt with. */
public record RawEvent(byte[] bytes, int offset, int length) {
    public static RawEvent of(byte[] bytes) {
        return new RawEvent(bytes, 0, bytes.length);
    }

    public String text() {
        return new String(bytes, offset, length, StandardCharsets.UTF_8);
    }
}
