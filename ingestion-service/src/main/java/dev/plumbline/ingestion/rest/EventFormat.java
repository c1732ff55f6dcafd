package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.kit.http.Problem;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;

/** The ways in which events come over HTTP. */
enum EventFormat {
    /** One event, its attributes beside its data in JSON. */
    STRUCTURED,
    /** One event, its attributes in {@code ce-*} headers, its data as the body. */
    BINARY,
    /** A JSON array of structured events. */
    BATCH,
    /** A structured event on each line. */
    LINES;

    static final String LINES_MEDIA_TYPE = "application/x-ndjson";

    /** Its name in metrics. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a request holds one event. */
    boolean isSingle() {
        return switch (this) {
            case STRUCTURED, BINARY -> true;
            case BATCH, LINES -> false;
        };
    }

    /** Whether a Content-Type can be that of one event; a glance, that {@link #of} is to confirm. */
    static boolean mayBeSingle(String contentType) {
        return contentType.startsWith(CloudEventJson.MEDIA_TYPE) || contentType.startsWith(MediaType.APPLICATION_JSON);
    }

    /** What the headers announce; 415 when it is none of these. */
    static EventFormat of(MultiMap headers) {
        var contentType = headers.get(HttpHeaders.CONTENT_TYPE);
        if (CloudEventJson.MEDIA_TYPE.equals(contentType)) {
            // By far the most come so: they are spared the search through all headers.
            return STRUCTURED;
        }
        var binary = BinaryEvent.isAnnounced(headers);
        if (contentType == null || contentType.isBlank()) {
            if (binary) {
                return BINARY;
            }
            throw unsupported("There is no Content-Type.");
        }
        var mediaType = parse(contentType);
        return switch ((mediaType.getType() + "/" + mediaType.getSubtype()).toLowerCase(Locale.ROOT)) {
            case CloudEventJson.MEDIA_TYPE -> STRUCTURED;
            case CloudEventJson.BATCH_MEDIA_TYPE -> BATCH;
            case LINES_MEDIA_TYPE -> LINES;
            case MediaType.APPLICATION_JSON -> binary ? BINARY : STRUCTURED;
            case String other -> {
                if (binary && CloudEventJson.isJson(other) && !other.startsWith("application/cloudevents")) {
                    yield BINARY;
                }
                throw unsupported("Events do not come as " + other + ".");
            }
        };
    }

    private static MediaType parse(String contentType) {
        try {
            var mediaType = MediaType.valueOf(contentType);
            var charset = mediaType.getParameters().get(MediaType.CHARSET_PARAMETER);
            if (charset != null && !charset.replace("\"", "").equalsIgnoreCase("utf-8")) {
                throw unsupported("JSON comes in UTF-8, not in " + charset + ".");
            }
            return mediaType;
        } catch (IllegalArgumentException malformed) {
            throw unsupported("The Content-Type is no media type.");
        }
    }

    private static Problem unsupported(String why) {
        return Problem.of(
                415,
                "Unsupported media type",
                why + " Send " + CloudEventJson.MEDIA_TYPE + ", " + CloudEventJson.BATCH_MEDIA_TYPE + ", "
                        + LINES_MEDIA_TYPE + ", or application/json.");
    }
}
