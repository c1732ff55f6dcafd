package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Header;
import java.time.Instant;

/**
 * The envelope of a notification.
 *
 * @param time when Intercom made it, some seconds after what it tells of
 */
record IntercomNotice(String source, String id, String topic, Instant time) {
    static IntercomNotice read(String topic, Payload payload) {
        return new IntercomNotice(
                "/intercom/" + payload.requiredAccount("app_id"),
                payload.id("id").orElse(""),
                topic,
                payload.instant("created_at")
                        .or(() -> payload.instant("first_sent_at"))
                        .orElseGet(() -> payload.requiredInstant("created_at")));
    }

    Header header(String eventId, Instant at, String subject) {
        return Header.of(source, eventId, at, subject);
    }

    static String own(String id) {
        return "intercom:" + id;
    }
}
