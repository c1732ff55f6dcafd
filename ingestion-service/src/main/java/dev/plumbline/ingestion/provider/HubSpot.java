package dev.plumbline.ingestion.provider;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** HubSpot's webhooks for apps: conversations of the inbox, tickets and contacts. A body is an array in any order. */
public final class HubSpot implements Provider {
    /** An owner's team comes after the owner, who brings it: of the two, the owner's change says who had it before. */
    private static final Comparator<HubSpotEvent> ORDER = Comparator.comparing(HubSpotEvent::workedAt)
            .thenComparing(HubSpotEvent::isOfTeam)
            .thenComparing(HubSpotEvent::id);

    @Override
    public String name() {
        return "hubspot";
    }

    @Override
    public Signing signing() {
        return Signing.ALWAYS;
    }

    @Override
    public void verify(WebhookRequest request, List<String> secrets) throws NotGenuineException {
        HubSpotSignature.of(request).verify(secrets);
    }

    @Override
    public List<Notice> read(WebhookRequest request) throws UnreadablePayloadException {
        var body = Payload.of(request.body());
        if (!body.isArray()) {
            body.reject("", "must be an array of events");
        }
        var events = new ArrayList<HubSpotEvent>();
        var unreadable = new ArrayList<Notice>();
        for (var element : body.items()) {
            var alone = element.alone();
            var event = HubSpotEvent.read(alone.items().getFirst());
            if (alone.isReadable()) {
                events.add(event);
            } else {
                unreadable.add(unreadable(alone));
            }
        }
        if (events.isEmpty()) {
            // Nothing is lost when it is set aside as a whole.
            body.items().forEach(HubSpotEvent::read);
        }
        body.requireReadable();
        var readable = events.stream().sorted(ORDER).map(HubSpot::notice);
        return Stream.concat(readable, unreadable.stream()).toList();
    }

    private static Notice notice(HubSpotEvent event) {
        return new Notice(
                event.id(),
                event.subscriptionType(),
                Optional.of(event.portalId()),
                memory -> new HubSpotMeaning(event, memory).interpretation());
    }

    /** The others of its body do not suffer from it. Known again by its text, as it has no id that can be relied on. */
    private static Notice unreadable(Payload alone) {
        var json = alone.json();
        var violations = alone.violations();
        return new Notice(
                "unreadable:" + Chatwoot.digest(json),
                "unreadable",
                memory -> Interpretation.unreadable(new String(json, StandardCharsets.UTF_8), violations));
    }
}
