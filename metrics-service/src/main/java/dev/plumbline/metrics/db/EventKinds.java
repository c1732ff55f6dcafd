package dev.plumbline.metrics.db;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.ValueEvent;

/** What an event is about: a subject can be a conversation, a session or a customer, only its events tell. */
final class EventKinds {
    private EventKinds() {}

    /** Whether it is one of those that make a conversation or a session. */
    static boolean makesContact(SupportEvent event) {
        return event instanceof ConversationEvent
                || event instanceof EscalationEvent
                || event instanceof KnowledgeEvent
                || event instanceof ValueEvent;
    }

    /** Whether it stands on a conversation's timeline: those that make it, and its surveys. */
    static boolean isOnTimeline(SupportEvent event) {
        return makesContact(event) || event instanceof SurveyEvent survey && survey.kind() != SurveyKind.NPS;
    }

    /** Whether it is one of those that a customer's fact is folded from. */
    static boolean isAboutCustomer(SupportEvent event) {
        return event instanceof CustomerEvent || event instanceof CommerceRecorded;
    }

    static boolean updatesProfile(SupportEvent event) {
        return event instanceof CustomerEvent.Updated;
    }
}
