package dev.plumbline.ingestion.provider;

/** Works out what an event of HubSpot's means. */
final class HubSpotMeaning {
    private final HubSpotEvent event;
    private final Memory memory;
    private final Findings findings;

    HubSpotMeaning(HubSpotEvent event, Memory memory) {
        this.event = event;
        this.memory = memory;
        this.findings = new Findings(event.source(), event.id(), event.occurredAt());
    }

    Interpretation interpretation() {
        if (event.type().endsWith(".associationChange")) {
            associated();
        } else if (event.objectId().isEmpty()) {
            findings.leaveOut("The event " + event.subscriptionType() + " names no object.");
        } else {
            happened(event.objectId().get());
        }
        return findings.interpretation();
    }

    private void happened(String object) {
        switch (event.type()) {
            case "conversation.creation" -> conversation(thread(object)).opened();
            case "conversation.newMessage" -> conversation(thread(object)).message();
            case "conversation.propertyChange" -> conversation(thread(object)).changed();
            case "ticket.creation" -> conversation(ticket(object)).opened();
            case "ticket.propertyChange" -> new HubSpotTicket(event, ticket(object), memory, findings).changed();
            case "contact.propertyChange" -> new HubSpotContact(event, customer(object), findings).changed();
            case "conversation.deletion", "ticket.deletion" ->
                findings.leaveOut("What was deleted in HubSpot was counted before, and stays.");
            case "conversation.privacyDeletion", "contact.privacyDeletion" ->
                findings.leaveOut("HubSpot erased this for privacy; here it is erased by DELETE /v1/customers/{id}/data"
                        + (event.type().startsWith("contact") ? " with the id " + customer(object) : "") + ".");
            case "contact.creation" ->
                findings.leaveOut(
                        "A new contact comes without its properties; they follow with contact.propertyChange.");
            case "contact.deletion" ->
                findings.leaveOut(
                        "A contact deleted in HubSpot need not be a customer lost. To erase what is kept of it call"
                                + " DELETE /v1/customers/" + customer(object) + "/data.");
            default ->
                findings.leaveOut("Nothing is counted of " + event.subscriptionType()
                        + (event.type().startsWith("company.")
                                ? ": customers are contacts here, not companies."
                                : "."));
        }
    }

    /** A ticket's contact is its customer. Its opening tells it when it is known by then, a survey's answer always. */
    private void associated() {
        var contact = event.association().filter(it -> !it.removed());
        contact.filter(it -> it.type().equals("TICKET_TO_CONTACT"))
                .ifPresent(it -> memory.remember(ticket(it.from()), "customer", customer(it.to())));
        contact.filter(it -> it.type().equals("CONTACT_TO_TICKET"))
                .ifPresent(it -> memory.remember(ticket(it.to()), "customer", customer(it.from())));
        findings.leaveOut("Whose ticket it is is kept for what comes after; by itself it counts nothing.");
    }

    private HubSpotConversation conversation(String id) {
        return new HubSpotConversation(event, id, memory, findings);
    }

    private static String thread(String id) {
        return "hubspot:" + id;
    }

    private static String ticket(String id) {
        return "hubspot:ticket:" + id;
    }

    private static String customer(String contactId) {
        return "hubspot:" + contactId;
    }
}
