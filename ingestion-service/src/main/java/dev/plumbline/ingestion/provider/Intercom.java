package dev.plumbline.ingestion.provider;

import java.util.HexFormat;
import java.util.List;

/** Intercom's webhooks, of its conversations with or without Fin, and of its contacts. */
public final class Intercom implements Provider {
    private static final String SIGNATURE_HEADER = "X-Hub-Signature";
    private static final String SIGNATURE_PREFIX = "sha1=";
    private static final String HANDSHAKE = "ping";

    @Override
    public String name() {
        return "intercom";
    }

    @Override
    public Signing signing() {
        return Signing.ALWAYS;
    }

    /** Intercom signs no time: an old request sent again is recognised by its id alone. */
    @Override
    public void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException {
        var signature = request.header(SIGNATURE_HEADER)
                .orElseThrow(
                        () -> new NotGenuineException(
                                SIGNATURE_HEADER
                                        + " is missing. Intercom signs every webhook: does something between Intercom and here drop headers?"));
        if (!Signatures.matches(
                decoded(signature), secrets, secret -> Signatures.hmac("HmacSHA1", secret, request.body()))) {
            throw new NotGenuineException(
                    SIGNATURE_HEADER + " does not fit the body. Compare the signing secret with the"
                            + " client secret that the Developer Hub shows under Basic information of your app.");
        }
    }

    @Override
    public List<Notice> read(WebhookRequest request) throws UnreadablePayloadException {
        var payload = Payload.of(request.body());
        var topic = payload.requiredText("topic");
        if (topic.equals(HANDSHAKE)) {
            return List.of();
        }
        var id = payload.requiredId("id");
        var meaning = meaning(topic, payload);
        payload.requireReadable();
        return List.of(new Notice(id, topic, meaning));
    }

    private static Notice.Meaning meaning(String topic, Payload payload) {
        return switch (topic) {
            case "conversation.user.created",
                    "conversation.user.replied",
                    "conversation.admin.replied",
                    "conversation.operator.replied",
                    "conversation.admin.single.created",
                    "conversation.admin.assigned",
                    "conversation.admin.open.assigned",
                    "conversation.admin.closed",
                    "conversation.admin.opened",
                    "conversation.admin.noted",
                    "conversation.admin.snoozed",
                    "conversation.admin.unsnoozed",
                    "conversation.priority.updated",
                    "conversation.rating.added",
                    "conversation_part.tag.created" -> conversation(topic, payload);
            case "contact.created",
                    "contact.user.created",
                    "contact.lead.created",
                    "contact.updated",
                    "contact.user.updated",
                    "contact.lead.updated",
                    "contact.email.updated",
                    "contact.added_email",
                    "contact.lead.added_email",
                    "contact.signed_up",
                    "contact.lead.signed_up",
                    "user.created",
                    "user.email.updated" -> IntercomContact.updated(payload);
            default -> memory -> Interpretation.nothing(whyNothing(topic));
        };
    }

    private static Notice.Meaning conversation(String topic, Payload payload) {
        // Some versions send the tagged part alone, without the conversation around it.
        if (payload.text("data/item/type").filter("conversation_part"::equals).isPresent()) {
            return memory -> Interpretation.nothing(
                    "The notification shows a part of a conversation, but not the conversation.");
        }
        var notice = IntercomNotice.read(topic, payload);
        var conversation = IntercomConversation.read(payload.at("data/item"));
        return memory -> new IntercomEvents(notice, conversation, memory).interpretation();
    }

    private static String whyNothing(String topic) {
        return switch (topic) {
            case "conversation.deleted", "conversation_part.redacted" ->
                "What was counted stays counted; erase the customer's data to remove it.";
            default -> "Nothing is counted from " + topic + ": the app need not subscribe to it.";
        };
    }

    private static byte[] decoded(String signature) throws NotGenuineException {
        try {
            return HexFormat.of()
                    .parseHex(
                            signature.startsWith(SIGNATURE_PREFIX)
                                    ? signature.substring(SIGNATURE_PREFIX.length())
                                    : signature);
        } catch (IllegalArgumentException notHexadecimal) {
            throw new NotGenuineException(SIGNATURE_HEADER + " must be sha1= and hexadecimal digits");
        }
    }
}
