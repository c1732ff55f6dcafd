package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.webhook.WebhookOutcome;
import dev.plumbline.ingestion.webhook.WebhookOutcome.NoticeOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What became of a webhook. */
@RegisterForReflection
public record WebhookView(
        @Schema(description = "How many events were taken, duplicates included")
        int accepted,

        @Schema(description = "What was understood and means nothing to us, or not all of it")
        List<LeftOutView> leftOut,

        @Schema(description = "What was set aside on support.rejected")
        List<RejectedView> rejected) {

    /** A notice of which nothing, or not all, was taken. */
    @RegisterForReflection
    public record LeftOutView(
            @Schema(description = "The provider's id of it") String notice,

            @Schema(description = "The provider's word for what happened", examples = "message_created")
            String topic,

            String why) {}

    /** Something that was set aside. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record RejectedView(
            @Schema(description = "The provider's id of it; absent when the body could not be read")
            Optional<String> notice,

            Optional<String> topic,

            @Schema(description = "The event's id; absent when none was made of it")
            Optional<String> id,

            @Schema(description = "What is wrong, by field") String detail) {}

    static WebhookView of(WebhookOutcome outcome) {
        return new WebhookView(outcome.accepted(), leftOut(outcome), rejected(outcome));
    }

    private static List<LeftOutView> leftOut(WebhookOutcome outcome) {
        return outcome.notices().stream()
                .flatMap(notice ->
                        notice.leftOut().stream().map(why -> new LeftOutView(notice.notice(), notice.topic(), why)))
                .toList();
    }

    private static List<RejectedView> rejected(WebhookOutcome outcome) {
        return Stream.concat(
                        unreadable(outcome.unreadable()).stream(),
                        outcome.notices().stream().flatMap(notice -> rejected(notice).stream()))
                .toList();
    }

    static List<RejectedView> unreadable(List<Violation> violations) {
        return violations.isEmpty()
                ? List.of()
                : List.of(new RejectedView(Optional.empty(), Optional.empty(), Optional.empty(), text(violations)));
    }

    static List<RejectedView> rejected(NoticeOutcome notice) {
        return notice.refused().stream()
                .map(it -> new RejectedView(
                        Optional.of(notice.notice()), Optional.of(notice.topic()), it.eventId(), text(it.violations())))
                .toList();
    }

    private static String text(List<Violation> violations) {
        return violations.stream().map(Violation::toString).collect(Collectors.joining("; "));
    }
}
