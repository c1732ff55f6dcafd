package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.Priority;
import java.util.Locale;
import java.util.Optional;

/** A ticket's property changed. Its values are remembered as well: those told before the creation belong to the opening. */
final class HubSpotTicket {
    /** Of the pipeline that every account has: new, waiting on contact, waiting on us, closed. */
    private static final String CLOSED_STAGE = "4";

    private final HubSpotEvent event;
    private final String conversation;
    private final Memory memory;
    private final Findings findings;
    private final HubSpotConversation told;

    /** @param conversation its id in our events */
    HubSpotTicket(HubSpotEvent event, String conversation, Memory memory, Findings findings) {
        this.event = event;
        this.conversation = conversation;
        this.memory = memory;
        this.findings = findings;
        this.told = new HubSpotConversation(event, conversation, memory, findings);
    }

    void changed() {
        var property = event.property().orElse("");
        switch (property) {
            case "hs_pipeline_stage" -> stage(event.value().orElse(""));
            case "closed_date" -> told.closed(event.value().isPresent());
            case "hs_ticket_priority" -> priority();
            case "hs_ticket_category" -> category();
            case "hubspot_owner_id" -> told.ownedBy(event.value().map(it -> "hubspot:owner:" + it));
            case "hubspot_team_id" -> told.ownedByTeam(event.value().map(it -> "hubspot:team:" + it));
            case "subject", "source_type" -> forOpening(property);
            default ->
                new HubSpotSurvey(event, findings).answered(conversation, memory.recall(conversation, "customer"));
        }
    }

    private void stage(String stage) {
        switch (stage) {
            case CLOSED_STAGE -> told.closed(true);
            case "1", "2", "3" -> told.closed(false);
            default ->
                findings.leaveOut("The stage " + stage + " is of a pipeline of your own, and HubSpot does not say"
                        + " whether it is a closed one: subscribe to closed_date as well.");
        }
    }

    private void priority() {
        var priority = switch (event.value().orElse("")) {
            case "LOW" -> Optional.of(Priority.LOW);
            case "MEDIUM" -> Optional.of(Priority.NORMAL);
            case "HIGH" -> Optional.of(Priority.HIGH);
            case "URGENT" -> Optional.of(Priority.URGENT);
            default -> Optional.<Priority>empty();
        };
        priority.ifPresentOrElse(
                it -> {
                    memory.remember(conversation, "priority", it.name());
                    findings.categorized(conversation, SomeLabels.priority(it));
                },
                () -> findings.leaveOut("The priority is none of LOW, MEDIUM, HIGH and URGENT."));
    }

    /** Of several the first. */
    private void category() {
        event.value()
                .map(it -> it.split(";")[0].strip())
                .filter(it -> !it.isEmpty())
                .ifPresentOrElse(
                        it -> {
                            memory.remember(conversation, "category", it);
                            findings.categorized(conversation, SomeLabels.category(it));
                        },
                        () -> findings.leaveOut("The category was taken away; the last one known stays."));
    }

    /** What only an opening can tell. */
    private void forOpening(String property) {
        event.value().ifPresent(value -> {
            if (property.equals("subject")) {
                memory.remember(conversation, "subject", value);
            } else {
                memory.remember(conversation, "channel", channel(value).name());
            }
        });
        findings.leaveOut(
                "The " + property + " belongs to the ticket's opening: it is told with it when it is known by then.");
    }

    private static Channel channel(String sourceType) {
        return switch (sourceType.toUpperCase(Locale.ROOT)) {
            case "CHAT" -> Channel.CHAT;
            case "EMAIL" -> Channel.EMAIL;
            case "FORM" -> Channel.WEB_FORM;
            case "PHONE" -> Channel.VOICE;
            default -> Channel.OTHER;
        };
    }
}
