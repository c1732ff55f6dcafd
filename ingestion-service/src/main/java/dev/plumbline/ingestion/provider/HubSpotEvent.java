package dev.plumbline.ingestion.provider;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * One element of a body.
 *
 * @param subscriptionType as it came
 * @param type the same in the older spelling, which names the object: {@code ticket.creation}, not {@code object.creation}
 * @param objectId of the thread, ticket or contact; empty on associations
 * @param property what changed, on a {@code propertyChange}
 * @param value its new value; HubSpot does not tell the old one
 * @param messageType {@code MESSAGE}, {@code COMMENT} or {@code WELCOME_MESSAGE}
 * @param sender who wrote, e.g. {@code V-123}; HubSpot sends it with some apps only
 * @param direction {@code INCOMING} or {@code OUTGOING}; as rare
 */
record HubSpotEvent(
        String eventId,
        String portalId,
        String subscriptionType,
        String type,
        Instant occurredAt,
        Optional<String> objectId,
        Optional<String> property,
        Optional<String> value,
        Optional<String> messageType,
        Optional<String> sender,
        Optional<String> direction,
        Optional<Association> association) {

    /** Two objects that belong together, or no longer do. */
    record Association(String type, String from, String to, boolean removed) {}

    /** HubSpot's numbers for the objects that the newer subscriptions do not name. */
    private static final Map<String, String> OBJECTS =
            Map.of("0-1", "contact", "0-2", "company", "0-3", "deal", "0-5", "ticket");

    /** Leaves room for a suffix within the 200 characters that an event's id may have. */
    private static final int LONGEST_ID = 180;

    static HubSpotEvent read(Payload event) {
        var subscriptionType = event.requiredId("subscriptionType");
        var read = new HubSpotEvent(
                event.requiredId("eventId"),
                event.requiredAccount("portalId"),
                subscriptionType,
                type(subscriptionType, event.text("objectTypeId")),
                event.requiredInstant("occurredAt"),
                event.id("objectId"),
                event.id("propertyName"),
                event.text("propertyValue"),
                event.text("messageType"),
                event.id("senderActorId").or(() -> event.id("createdBy")).or(() -> event.id("sender/actorId")),
                event.text("messageDirection").or(() -> event.text("direction")),
                association(event));
        if (read.id().length() > LONGEST_ID) {
            event.reject("", "has ids longer than HubSpot's");
        }
        return read;
    }

    private static String type(String subscriptionType, Optional<String> objectTypeId) {
        return objectTypeId
                .map(OBJECTS::get)
                .filter(object -> subscriptionType.startsWith("object."))
                .map(object -> object + subscriptionType.substring("object".length()))
                .orElse(subscriptionType);
    }

    private static Optional<Association> association(Payload event) {
        var from = event.id("fromObjectId");
        var to = event.id("toObjectId");
        return event.text("associationType")
                .filter(type -> from.isPresent() && to.isPresent())
                .map(type -> new Association(
                        type,
                        from.orElseThrow(),
                        to.orElseThrow(),
                        event.flag("associationRemoved").orElse(false)));
    }

    /**
     * HubSpot says that {@code eventId} need not be unique, so the id is made of all that stays the same when it is sent
     * again ({@code attemptNumber} does not). A creation sorts before what happened to the object in the same millisecond.
     */
    String id() {
        return String.join(
                ":",
                type,
                objectId.or(() -> association.map(it -> it.from() + "-" + it.to()))
                        .orElse(""),
                Long.toString(occurredAt.toEpochMilli()),
                eventId);
    }

    /**
     * When it is worked. A creation waits for what is told of the object within a second of it, in the same body: its first
     * values, and whose it is. The opening can tell them then; later there is no way to.
     */
    Instant workedAt() {
        return type.endsWith(".creation") ? occurredAt.plusSeconds(1) : occurredAt;
    }

    boolean isOfTeam() {
        return property.filter("hubspot_team_id"::equals).isPresent();
    }

    String source() {
        return "/hubspot/" + portalId;
    }
}
