package dev.plumbline.metrics.dashboard;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The start page of a tenant of which nothing is known yet: what to do first. {@code curl}: a first event, ready to paste. */
record Welcome(String tenant, String curl) {
    private static final String FIRST_EVENT = """
            curl -X POST http://localhost:8081/v1/events \\
              -H "Authorization: Bearer $PLUMBLINE_API_KEY" \\
              -H 'Content-Type: application/cloudevents+json' \\
              -d '{"specversion": "1.0", "id": "1", "source": "/hello",
                   "type": "conversation.opened", "subject": "conversation-1",
                   "time": "%s", "data": {"channel": "chat", "handledBy": "ai"}}'""";

    static Welcome to(String tenant, Instant now) {
        return new Welcome(tenant, FIRST_EVENT.formatted(now.truncatedTo(ChronoUnit.SECONDS)));
    }
}
