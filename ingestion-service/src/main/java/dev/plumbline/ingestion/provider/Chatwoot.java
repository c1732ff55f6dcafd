package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Violation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * Chatwoot's account webhooks. A body is one event, flat: a conversation as it is when it is sent, with {@code event} and what
 * changed beside it, or a message with its conversation inside. Signed from Chatwoot 4.12 on.
 */
public final class Chatwoot implements Provider {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String SCHEME = "sha256=";

    @Override
    public String name() {
        return "chatwoot";
    }

    @Override
    public Signing signing() {
        return Signing.BY_VERSION;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException {
        var signature = request.header("X-Chatwoot-Signature")
                .orElseThrow(
                        () -> new NotGenuineException("The header X-Chatwoot-Signature is missing. Chatwoot signs from "
                                + "version 4.12 on; for an older one make an address with \"allowUnsigned\": true."));
        var timestamp = request.header("X-Chatwoot-Timestamp")
                .orElseThrow(() -> new NotGenuineException("The header X-Chatwoot-Timestamp is missing."));
        var claimed = bytes(signature);
        var signed = (timestamp + ".").getBytes(UTF_8);
        if (!Signatures.matches(
                claimed, secrets, secret -> Signatures.hmac(ALGORITHM, secret, signed, request.body()))) {
            throw new NotGenuineException(
                    "X-Chatwoot-Signature does not fit the body and the signing secret. Is it the "
                            + "secret of this very webhook, as Chatwoot shows it in Settings, Integrations, Webhooks?");
        }
        Signatures.requireRecent(instant(timestamp), request.arrivedAt());
    }

    @Override
    public List<Notice> read(WebhookRequest request) throws UnreadablePayloadException {
        var body = Payload.of(request.body());
        if (body.isArray()) {
            throw new UnreadablePayloadException(List.of(new Violation("", "must be a JSON object, is an array")));
        }
        var event = body.requiredText("event");
        Notice.Meaning meaning = switch (event) {
            case "conversation_created", "conversation_status_changed", "conversation_updated" -> {
                var conversation = ChatwootConversation.of(body);
                var changes = ChatwootChanges.of(body);
                yield memory ->
                        new ChatwootMeaning(conversation, request.arrivedAt(), memory).conversation(event, changes);
            }
            case "message_created", "message_updated" -> {
                var conversation = ChatwootConversation.ofMessage(body);
                var message = ChatwootMessage.of(body);
                yield memory -> new ChatwootMeaning(conversation, request.arrivedAt(), memory).message(event, message);
            }
            case "conversation_opened", "conversation_resolved" ->
                memory -> Interpretation.nothing("What " + event + " tells to a bot is counted when "
                        + "conversation_status_changed tells it to an account webhook.");
            default ->
                memory -> Interpretation.nothing("Nothing is counted of " + shortened(event)
                        + ". Of use are conversation_created, conversation_status_changed, conversation_updated, "
                        + "message_created and message_updated.");
        };
        body.requireReadable();
        return List.of(new Notice(id(request), shortened(event), meaning));
    }

    /** The delivery's id, which stays when it is sent again; older versions have none, and send the same body again. */
    private static String id(WebhookRequest request) {
        return request.header("X-Chatwoot-Delivery").orElseGet(() -> "sha256:" + digest(request.body()));
    }

    private static String shortened(String event) {
        return event.length() <= 50 ? event : event.substring(0, 50) + "…";
    }

    private static byte[] bytes(String signature) throws NotGenuineException {
        try {
            if (signature.startsWith(SCHEME)) {
                return HexFormat.of().parseHex(signature.substring(SCHEME.length()));
            }
        } catch (IllegalArgumentException malformed) {
            // Said below, like what does not even begin as a signature.
        }
        throw new NotGenuineException("X-Chatwoot-Signature must be sha256= and 64 hexadecimal digits.");
    }

    private static Instant instant(String seconds) throws NotGenuineException {
        try {
            return Instant.ofEpochSecond(Long.parseLong(seconds));
        } catch (NumberFormatException | DateTimeException malformed) {
            throw new NotGenuineException("X-Chatwoot-Timestamp must be the seconds since 1970.");
        }
    }

    static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
