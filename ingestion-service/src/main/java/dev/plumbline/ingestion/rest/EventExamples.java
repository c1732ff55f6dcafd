package dev.plumbline.ingestion.rest;

/** Examples in the OpenAPI document; they work as written. */
final class EventExamples {
    static final String ONE = """
            {"specversion": "1.0", "id": "e-1", "source": "/zendesk/acme",
             "type": "conversation.opened", "subject": "c-1", "time": "2026-02-01T09:30:00Z",
             "data": {"channel": "chat", "category": "billing", "handledBy": "ai"}}""";

    static final String BATCH = """
            [{"specversion": "1.0", "id": "e-1", "source": "/zendesk/acme",
              "type": "conversation.opened", "subject": "c-1", "time": "2026-02-01T09:30:00Z",
              "data": {"channel": "chat", "category": "billing", "handledBy": "ai"}},
             {"specversion": "1.0", "id": "e-2", "source": "/zendesk/acme",
              "type": "conversation.resolved", "subject": "c-1", "time": "2026-02-01T09:42:00Z",
              "data": {"by": "ai"}}]""";

    static final String LINES = """
            {"specversion": "1.0", "id": "e-1", "source": "/zendesk/acme", \
            "type": "conversation.opened", "subject": "c-1", "time": "2026-02-01T09:30:00Z", \
            "data": {"channel": "chat", "category": "billing", "handledBy": "ai"}}
            {"specversion": "1.0", "id": "e-2", "source": "/zendesk/acme", \
            "type": "conversation.resolved", "subject": "c-1", "time": "2026-02-01T09:42:00Z", \
            "data": {"by": "ai"}}
            """;

    static final String ANSWER = """
            {"accepted": 41, "rejected": [{"index": 7, "id": "e-8", "detail": "/data/by: is required"}]}""";

    private EventExamples() {}
}
