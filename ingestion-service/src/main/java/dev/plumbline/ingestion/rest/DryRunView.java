package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.ingestion.rest.WebhookView.RejectedView;
import dev.plumbline.ingestion.webhook.WebhookOutcome;
import dev.plumbline.ingestion.webhook.WebhookOutcome.NoticeOutcome;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a webhook would come to, without being taken. */
@RegisterForReflection
public record DryRunView(
        @Schema(description = "`valid`; `none` when this address takes unsigned requests", examples = "valid")
        String signature,

        List<NoticeView> notices,

        @Schema(description = "Why the body cannot be read at all")
        List<RejectedView> rejected) {

    /** What one notice would come to. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record NoticeView(
            @Schema(description = "The provider's id of it") String notice,

            @Schema(description = "The provider's word for what happened", examples = "message_created")
            String topic,

            @Schema(description = "Whether it was taken before: then it would change nothing")
            boolean duplicate,

            @Schema(
                    description = "What it means, as CloudEvents",
                    type = SchemaType.ARRAY,
                    implementation = Object.class)
            List<JsonNode> events,

            @Schema(description = "Why nothing, or not all of it, is taken")
            Optional<String> leftOut,

            List<RejectedView> rejected) {

        static NoticeView of(NoticeOutcome notice) {
            return new NoticeView(
                    notice.notice(),
                    notice.topic(),
                    notice.duplicate(),
                    notice.events().stream()
                            .<JsonNode>map(CloudEventJson::write)
                            .toList(),
                    notice.leftOut(),
                    WebhookView.rejected(notice));
        }
    }

    static DryRunView of(boolean signed, WebhookOutcome outcome) {
        return new DryRunView(
                signed ? "valid" : "none",
                outcome.notices().stream().map(NoticeView::of).toList(),
                WebhookView.unreadable(outcome.unreadable()));
    }
}
