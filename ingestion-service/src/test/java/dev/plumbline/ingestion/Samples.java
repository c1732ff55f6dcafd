package dev.plumbline.ingestion;

/** Events in structured form. */
public final class Samples {
    public static final String ONE = "application/cloudevents+json";
    public static final String BATCH = "application/cloudevents-batch+json";
    public static final String LINES = "application/x-ndjson";

    private Samples() {}

    /** A good event of the conversation {@code c1}. */
    public static String resolved(String id) {
        return event(id, "conversation.resolved", "2026-02-01T09:30:00Z", "{\"by\": \"ai\"}");
    }

    /** An event that breaks the contract at {@code /data/by}. */
    public static String resolvedByNobody(String id) {
        return event(id, "conversation.resolved", "2026-02-01T09:30:00Z", "{\"by\": \"nobody\"}");
    }

    public static String event(String id, String type, String time, String data) {
        return ("{\"specversion\": \"1.0\", \"id\": \"%s\", \"source\": \"/zendesk/acme\", \"type\": \"%s\", \"time\": \"%s\", "
                        + "\"subject\": \"c1\", \"data\": %s}")
                .formatted(id, type, time, data);
    }
}
