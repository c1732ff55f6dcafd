package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.ingestion.intake.Outcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of the events of a request. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record IntakeView(
        @Schema(description = "How many were taken, duplicates included")
        long accepted,

        @Schema(description = "Those not taken; the first 1,000 of them")
        List<RejectedView> rejected,

        @Schema(description = "How many were not taken, when the list does not hold them all")
        Optional<Long> rejectedCount) {

    /** An event that was not taken. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RejectedView(
            @Schema(description = "Its position in the request from 0, blank lines aside")
            long index,

            @Schema(description = "Its own id, if it could be read")
            Optional<String> id,

            @Schema(description = "What is wrong with it, by field")
            String detail) {

        static RejectedView of(Outcome.Refusal refusal) {
            return new RejectedView(
                    refusal.index(),
                    refusal.id(),
                    refusal.violations().stream().map(Object::toString).collect(Collectors.joining("; ")));
        }
    }

    static IntakeView of(Outcome outcome) {
        return new IntakeView(
                outcome.accepted(),
                rejected(outcome.refusals()),
                outcome.isWhole() ? Optional.empty() : Optional.of(outcome.rejected()));
    }

    static List<RejectedView> rejected(List<Outcome.Refusal> refusals) {
        return refusals.stream().map(RejectedView::of).toList();
    }
}
