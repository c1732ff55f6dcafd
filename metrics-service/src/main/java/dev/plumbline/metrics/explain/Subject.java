package dev.plumbline.metrics.explain;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Grounds;
import dev.plumbline.metrics.kpi.Contact;

/** The conversation that is explained, and the words to do it with. */
record Subject(Tenant tenant, ConversationDetail detail, Contact.Conversation contact, Telling telling) {
    static Subject of(Tenant tenant, ConversationDetail detail) {
        return new Subject(
                tenant,
                detail,
                new Contact.Conversation(detail.fact(), detail.profile(), detail.link()),
                new Telling(tenant.timeZone(), detail.fact().openedAt()));
    }

    ConversationFact fact() {
        return detail.fact();
    }

    Grounds grounds() {
        return detail.grounds();
    }
}
