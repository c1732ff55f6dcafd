package dev.plumbline.metrics.fact;

import java.util.List;
import java.util.Optional;

/** What a conversation is about and where, as its last events say; {@link #UNKNOWN} where none does. */
public record Labels(
        String channel,
        String category,
        String intent,
        String priority,
        String complexity,
        String team,
        Optional<String> ownSegment,
        List<String> tags,
        String agent) {

    /** The value of a dimension that nobody told. */
    public static final String UNKNOWN = "unknown";
}
