package dev.plumbline.runner.demo;

import dev.plumbline.contract.Header;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.KnowledgeEvent.Outcome;
import dev.plumbline.contract.SupportEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Customers who help themselves in the help centre, and those who only seem to. */
final class SelfService {
    private final Story story;
    private final Dice dice;
    private final List<SupportEvent> events = new ArrayList<>();
    private int sessions;

    SelfService(Story story, Dice dice) {
        this.story = story;
        this.dice = dice;
    }

    List<SupportEvent> events() {
        return events;
    }

    /** Who seeks help comes to the help centre first; empty when he then needs nobody any more. */
    Optional<Contact> helps(Contact contact) {
        if (!dice.chance(0.19)) {
            return Optional.of(contact);
        }
        var at = contact.at();
        var session = contact.business().code() + "-session-" + ++sessions;
        var overContaining = story.overContainingAt(at);
        // The assistant also answers in the help centre: it calls more sessions resolved than are.
        var resolved = dice.chance(overContaining ? 0.74 : story.explainedAt(contact.issue(), at) ? 0.78 : 0.6);
        if (dice.chance(0.3)) {
            uses(
                    session,
                    contact,
                    dice.pick(contact.business().issues()).article(),
                    at.minusSeconds(90),
                    Optional.empty());
        }
        uses(
                session,
                contact,
                contact.issue().article(),
                at,
                Optional.of(resolved ? Outcome.RESOLVED : Outcome.ABANDONED));
        if (!dice.chance(resolved ? (overContaining ? 0.3 : 0.09) : 0.4)) {
            return Optional.empty();
        }
        var later = dice.around(Duration.ofHours(resolved ? 20 : 1));
        return Optional.of(contact.again(at.plus(later), dice));
    }

    private void uses(String session, Contact contact, String article, Instant at, Optional<Outcome> outcome) {
        events.add(new KnowledgeEvent.Used(
                Header.of(contact.business().helpdesk(), session + "/" + at.getEpochSecond(), at, session),
                article,
                Optional.of(contact.customer().id()),
                Optional.of(contact.issue().category()),
                outcome));
    }
}
