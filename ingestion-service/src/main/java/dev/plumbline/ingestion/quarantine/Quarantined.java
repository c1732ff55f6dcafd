package dev.plumbline.ingestion.quarantine;

import java.util.Map;

/**
 * A rejection with what was rejected.
 *
 * @param headers of a webhook, as far as its reading needs them
 * @param body the event in structured form, a webhook's body, or whatever came that is neither
 */
public record Quarantined(Rejection rejection, Map<String, String> headers, String body) {}
