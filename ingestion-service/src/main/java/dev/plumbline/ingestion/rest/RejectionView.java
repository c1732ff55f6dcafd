package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.quarantine.Quarantine;
import dev.plumbline.ingestion.quarantine.Quarantined;
import dev.plumbline.ingestion.quarantine.Rejection;
import dev.plumbline.ingestion.quarantine.State;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that was sent and not taken. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RejectionView(
        @Schema(examples = "0b9c7a8e-6f0e-4d5b-9a86-2f9b0c5f4d11")
        String id,

        Instant rejectedAt,

        @Schema(description = "The service that refused it", examples = "ingestion")
        String rejectedBy,

        @Schema(
                description = "`malformed`: no JSON; `invalid`: breaks the contract; `conflict`: its source and id "
                        + "came before with other content; `failed`: a consumer could not work it",
                examples = "invalid")
        String reason,

        @Schema(description = "What is wrong with it, by field")
        List<Violation> violations,

        @Schema(description = "Its own id, if it could be read", examples = "e-8")
        Optional<String> eventId,

        @Schema(description = "The help desk whose webhook the body is", examples = "zendesk")
        Optional<String> provider,

        @Schema(description = "Whether only the beginning of the body was kept: it can be replayed only corrected")
        boolean cut,

        @Schema(description = "`open`, `replayed` or `dropped`", examples = "open")
        String state,

        @Schema(description = "When it was replayed or dropped")
        Optional<Instant> settledAt,

        @Schema(description = "The id of the API key that asked for it")
        Optional<String> settledBy,

        @Schema(description = "The id of the event that was sent on when it was replayed")
        Optional<String> sentAs,

        @Schema(description = "Why it was dropped") Optional<String> dropReason,

        @Schema(description = "What was sent, in structured form where it is an event; not in lists")
        Optional<String> body) {

    /** A page of the list. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Page(
            List<RejectionView> rejected,

            @Schema(description = "Where the next page begins; absent on the last")
            Optional<String> nextCursor) {

        static Page of(Quarantine.Page page) {
            return new Page(
                    page.rejections().stream().map(RejectionView::of).toList(),
                    page.next().map(it -> it.cursor()));
        }
    }

    static RejectionView of(Quarantined quarantined) {
        return of(quarantined.rejection(), Optional.of(quarantined.body()));
    }

    static RejectionView of(Rejection rejection) {
        return of(rejection, Optional.empty());
    }

    private static RejectionView of(Rejection rejection, Optional<String> body) {
        return switch (rejection.state()) {
            case State.Open open ->
                of(rejection, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), body);
            case State.Replayed replayed ->
                of(
                        rejection,
                        Optional.of(replayed.at()),
                        Optional.of(replayed.by()),
                        replayed.eventId(),
                        Optional.empty(),
                        body);
            case State.Dropped dropped ->
                of(
                        rejection,
                        Optional.of(dropped.at()),
                        Optional.of(dropped.by()),
                        Optional.empty(),
                        dropped.why(),
                        body);
        };
    }

    private static RejectionView of(
            Rejection rejection,
            Optional<Instant> settledAt,
            Optional<String> settledBy,
            Optional<String> sentAs,
            Optional<String> dropReason,
            Optional<String> body) {
        return new RejectionView(
                rejection.id(),
                rejection.at(),
                rejection.by(),
                rejection.reason().name().toLowerCase(Locale.ROOT),
                rejection.violations(),
                rejection.eventId(),
                rejection.provider(),
                rejection.cut(),
                rejection.state().kind().name().toLowerCase(Locale.ROOT),
                settledAt,
                settledBy,
                sentAs,
                dropReason,
                body);
    }
}
