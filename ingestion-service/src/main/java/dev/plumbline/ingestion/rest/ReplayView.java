package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.ingestion.quarantine.ReplayRejected;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What came of a replay of many. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ReplayView(
        @Schema(description = "How many were taken after all")
        int replayed,

        @Schema(description = "How many are still not to be taken; they stay open, with the reasons they had")
        int stillRejected,

        @Schema(description = "There are more than one request works: send it again with this as `cursor`")
        Optional<String> nextCursor) {

    static ReplayView of(ReplayRejected.Tally tally) {
        return new ReplayView(tally.replayed(), tally.refused(), tally.next().map(it -> it.cursor()));
    }
}
