package dev.plumbline.ingestion.rest;

/** Examples in the OpenAPI document; they work as written. */
final class WebhookExamples {
    static final String CHATWOOT_MESSAGE = """
            {"event": "message_created", "id": 42, "content": "Where is my parcel?",
             "message_type": "incoming", "created_at": "2026-02-01T09:30:00.000Z", "private": false,
             "sender": {"id": 7, "name": "Ada", "type": "contact"},
             "conversation": {"id": 3, "channel": "Channel::WebWidget", "status": "open"},
             "account": {"id": 1, "name": "Acme"}}""";

    static final String ANSWER = """
            {"accepted": 1, "leftOut": [], "rejected": []}""";

    static final String NEW_TOKEN = """
            {"provider": "chatwoot", "name": "Our Chatwoot", "signingSecret": "the-secret-that-chatwoot-shows"}""";

    static final String NEW_SECRET = """
            {"signingSecret": "the-next-secret-that-chatwoot-shows", "oldValidUntil": null}""";

    /** A time would lie in the past one day; OpenAPI's generator leaves out null. */
    static final String ROTATION = "{}";

    private WebhookExamples() {}
}
