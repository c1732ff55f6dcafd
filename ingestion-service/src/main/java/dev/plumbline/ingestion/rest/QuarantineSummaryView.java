package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.quarantine.QuarantineStore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How many were rejected in the last 30 days. */
@RegisterForReflection
public record QuarantineSummaryView(
        @Schema(description = "How many of them wait for somebody")
        long open,

        @Schema(description = "The newest day first; what has none is left out")
        List<DayView> days) {

    /** A day's count of one service, reason and state. */
    @RegisterForReflection
    public record DayView(
            @Schema(description = "In the tenant's zone", examples = "2026-02-01")
            String day,

            @Schema(examples = "ingestion") String rejectedBy,
            @Schema(examples = "invalid") String reason,
            @Schema(examples = "open") String state,
            @Schema(examples = "12") long count) {

        static DayView of(QuarantineStore.DayCount count) {
            return new DayView(
                    count.day().toString(),
                    count.rejectedBy(),
                    count.reason().name().toLowerCase(Locale.ROOT),
                    count.state().name().toLowerCase(Locale.ROOT),
                    count.count());
        }
    }

    static QuarantineSummaryView of(long open, List<QuarantineStore.DayCount> days) {
        return new QuarantineSummaryView(open, days.stream().map(DayView::of).toList());
    }
}
