package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Rfc3339;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** Zendesk's event webhooks: those of Support tickets and of Messaging. */
public final class Zendesk implements Provider {
    /** Zendesk writes {@code zen:event-type:ticket.created}; its older events have a slash before the last part. */
    private static final Pattern TYPE = Pattern.compile("zen:event-type[:/](.{1,100})");

    @Override
    public String name() {
        return "zendesk";
    }

    @Override
    public Signing signing() {
        return Signing.ALWAYS;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException {
        var signature = required(request, "X-Zendesk-Webhook-Signature");
        var timestamp = required(request, "X-Zendesk-Webhook-Signature-Timestamp");
        var genuine = Signatures.matches(
                decoded(signature),
                secrets,
                secret -> Signatures.hmac("HmacSHA256", secret, timestamp.getBytes(UTF_8), request.body()));
        if (!genuine) {
            throw new NotGenuineException(
                    "X-Zendesk-Webhook-Signature does not fit the body. Compare the signing secret"
                            + " with the one that the webhook's page in Zendesk shows under \"Reveal secret\"; a test that is sent"
                            + " before the webhook was created is signed with another one.");
        }
        Signatures.requireRecent(time(timestamp), request.arrivedAt());
    }

    @Override
    public List<Notice> read(WebhookRequest request) throws UnreadablePayloadException {
        var payload = Payload.of(request.body());
        var id = payload.requiredId("id");
        var topic = topic(payload);
        var meaning = meaning(topic, payload);
        payload.requireReadable();
        return List.of(new Notice(id, topic, payload.text("account_id"), meaning));
    }

    private static String topic(Payload payload) {
        if (!payload.has("type")) {
            payload.reject(
                    "type", "is required: connect the webhook to Zendesk events, not to a trigger or an automation");
            return "";
        }
        var type = payload.requiredText("type");
        var match = TYPE.matcher(type);
        return match.matches() ? match.group(1) : type;
    }

    private static Notice.Meaning meaning(String topic, Payload payload) {
        return switch (topic) {
            case "ticket.created" -> ZendeskOpening.created(payload);
            case "ticket.comment_added" -> ZendeskMessages.commentAdded(payload);
            case "messaging_ticket.message_added" -> ZendeskMessages.messageAdded(payload);
            case "ticket.status_changed" -> ZendeskStatus.changed(payload);
            case "ticket.agent_assignment_changed" -> ZendeskAssignments.agentChanged(payload);
            case "ticket.group_assignment_changed" -> ZendeskAssignments.groupChanged(payload);
            case "ticket.priority_changed" -> ZendeskLabels.priorityChanged(payload);
            case "ticket.tags_changed" -> ZendeskLabels.tagsChanged(payload);
            case "ticket.custom_field_changed" -> ZendeskLabels.customFieldChanged(payload);
            case "ticket.csat_requested" -> ZendeskSurveys.requested(payload);
            case "ticket.csat_received" -> ZendeskSurveys.received(payload);
            default -> memory -> Interpretation.nothing(whyNothing(topic));
        };
    }

    private static String whyNothing(String topic) {
        return switch (topic) {
            case "ticket.subject_changed" ->
                "The subject of a conversation is taken when it opens; a later one is not.";
            case "ticket.merged" -> "A merge is not counted: the merged ticket is closed, and that is.";
            case "ticket.soft_deleted", "ticket.permanently_deleted", "ticket.marked_as_spam" ->
                "What was counted of a deleted ticket stays counted; erase its customer's data to remove it.";
            default -> "Nothing is counted from " + topic + ": the webhook need not subscribe to it.";
        };
    }

    private static String required(WebhookRequest request, String header) throws NotGenuineException {
        return request.header(header)
                .orElseThrow(() -> new NotGenuineException(header + " is missing. Zendesk signs every webhook: does"
                        + " something between Zendesk and here drop headers?"));
    }

    private static byte[] decoded(String signature) throws NotGenuineException {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            throw new NotGenuineException("X-Zendesk-Webhook-Signature is not Base64");
        }
    }

    private static Instant time(String timestamp) throws NotGenuineException {
        try {
            return Rfc3339.parse(timestamp);
        } catch (DateTimeException malformed) {
            throw new NotGenuineException("X-Zendesk-Webhook-Signature-Timestamp is no time: " + timestamp);
        }
    }
}
