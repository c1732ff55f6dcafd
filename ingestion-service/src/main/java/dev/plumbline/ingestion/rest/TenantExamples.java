package dev.plumbline.ingestion.rest;

/** Examples in the OpenAPI document; they work as written. */
final class TenantExamples {
    static final String SETTINGS = """
            {"name": "Acme", "timeZone": "Europe/Berlin", "currency": "EUR",
             "businessHours": {
               "week": {"monday": [{"from": "09:00", "to": "17:30"}], "tuesday": [{"from": "09:00", "to": "17:30"}],
                        "wednesday": [{"from": "09:00", "to": "17:30"}], "thursday": [{"from": "09:00", "to": "20:00"}],
                        "friday": [{"from": "09:00", "to": "12:30"}, {"from": "13:00", "to": "15:00"}]},
               "holidays": ["2026-12-25", "2026-12-26"]},
             "repeatContactWindow": "P7D", "sensitiveCategories": ["fraud", "legal"],
             "retention": {"events": "P3Y", "messageText": "P90D", "personalData": "P1Y"},
             "storeMessageText": true,
             "enrichers": {"sentiment": true, "asksForHuman": true,
               "categoryRules": [{"category": "billing", "keywords": ["invoice", "charged twice"]}]}}""";

    static final String NEW_TENANT = """
            {"id": "acme", "name": "Acme", "timeZone": "Europe/Berlin", "currency": "EUR"}""";

    static final String NEW_KEY = """
            {"name": "Help desk integration", "scopes": ["ingest"]}""";

    static final String NEW_KEY_ANSWER = """
            {"id": "0b8f5a3e-6c1d-4f0e-9a57-2f4f6b1f3c11", "name": "Help desk integration", "prefix": "plk_3q2-",
             "scopes": ["ingest"], "state": "active", "createdAt": "2026-02-01T09:30:00Z", "secret": "plk_3q2-7wAA…"}""";

    /** A time would lie in the past one day; OpenAPI's generator leaves out null. */
    static final String ROTATION = "{}";

    private TenantExamples() {}
}
