package dev.plumbline.ingestion.provider;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Freshdesk. It has no events of its own: rules that its administrator writes call us, with a body of their making. What we
 * ask them to put into it stands in docs/integrate.md; what is missing is done without as far as that goes.
 *
 * <p>There is no id either. Freshdesk repeats a failed call after 5, 30 and 60 minutes with the same body, and a body with
 * {@code modified_on} is told apart by it from a later one: its digest is the id. Without that time the same body may also
 * be something new, so each arrival has an id of its own, and {@link Repetition} finds out.
 */
public final class Freshdesk implements Provider {
    /** Half of a SHA-256, in hexadecimal digits: no two bodies of a ticket will share it. */
    private static final int DIGEST_DIGITS = 32;

    @Override
    public String name() {
        return "freshdesk";
    }

    @Override
    public Signing signing() {
        return Signing.NEVER;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException {
        throw new NotGenuineException("Freshdesk signs nothing: the address must have no signing secret.");
    }

    @Override
    public List<Notice> read(WebhookRequest request) throws UnreadablePayloadException {
        var body = Payload.of(request.body());
        if (!body.has("freshdesk_webhook")) {
            body.reject("freshdesk_webhook", "is required: the object that the rule's content consists of");
        }
        var ticket = FreshdeskTicket.read(body.at("freshdesk_webhook"), request.arrivedAt());
        body.requireReadable();
        var id = ticket.id() + ":" + digest(request.body())
                + (ticket.isDated() ? "" : "@" + request.arrivedAt().toEpochMilli());
        return List.of(
                new Notice(id, topic(ticket), ticket.knownAccount(), memory -> meaning(ticket, id, request, memory)));
    }

    private static Interpretation meaning(FreshdeskTicket ticket, String id, WebhookRequest request, Memory memory) {
        if (!ticket.isDated() && new Repetition(ticket, digest(request.body()), request.arrivedAt()).isOne(memory)) {
            return Interpretation.nothing("The same body came within the last " + Repetition.LASTS.toMinutes()
                    + " minutes: it is taken for Freshdesk's repetition. With modified_on in the rule's content"
                    + " nobody has to guess.");
        }
        return new FreshdeskMeaning(ticket, id, memory).interpretation();
    }

    private static String topic(FreshdeskTicket ticket) {
        return ticket.event()
                .map(event -> String.join(
                        ",",
                        event.changes().stream()
                                .map(TriggeredEvent.Change::name)
                                .toList()))
                .orElse("ticket");
    }

    private static String digest(byte[] body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_DIGITS);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every JDK has SHA-256", impossible);
        }
    }
}
