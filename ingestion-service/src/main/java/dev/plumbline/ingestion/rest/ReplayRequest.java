package dev.plumbline.ingestion.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which rejections to replay, each as it is; what is left out does not matter. */
@RegisterForReflection
public record ReplayRequest(
        @Schema(examples = "invalid") String reason,
        @Schema(examples = "ingestion") String rejectedBy,

        @Schema(
                description = "When they were refused, at the earliest: an instant, or a date in the tenant's zone",
                examples = "2026-02-01")
        String from,

        @Schema(description = "Exclusive, likewise", examples = "2026-02-08")
        String to,

        @Schema(description = "A part of the event's id", examples = "zendesk")
        String q,

        @Schema(description = "The `nextCursor` of the answer before, to go on where it ended")
        String cursor) {

    Map<String, List<String>> parameters() {
        var given = new HashMap<String, List<String>>();
        put(given, "reason", reason);
        put(given, "rejectedBy", rejectedBy);
        put(given, "from", from);
        put(given, "to", to);
        put(given, "q", q);
        put(given, "cursor", cursor);
        return given;
    }

    private static void put(Map<String, List<String>> given, String name, String value) {
        if (value != null) {
            given.put(name, List.of(value));
        }
    }
}
