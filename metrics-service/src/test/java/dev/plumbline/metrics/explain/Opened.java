package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.ValueEvent;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.ConversationFold;
import dev.plumbline.metrics.fact.Derivation;
import dev.plumbline.metrics.fact.FoldSettings;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.kpi.Contact;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Conversations opened up as the service does it, without a database. */
final class Opened {
    static final Tenant TENANT = Tenant.named("acme", "Acme", List.of());

    private Opened() {}

    static Tenant in(String zone) {
        return new Tenant("acme", "Acme", ZoneId.of(zone), null, null, null, null, null, null, null, List.of());
    }

    /** A conversation whose customer has no others. */
    static ConversationDetail alone(List<SupportEvent> events) {
        return with(events, Profile.NONE, RepeatLinks.Neighbours.NONE).orElseThrow();
    }

    static Optional<ConversationDetail> with(
            List<SupportEvent> events, Profile profile, RepeatLinks.Neighbours neighbours) {
        var inOrder = events.stream().sorted(SupportEvent.READING_ORDER).toList();
        var fact = ConversationFold.fold(inOrder, FoldSettings.of(TENANT));
        return ConversationFold.grounds(inOrder, FoldSettings.of(TENANT))
                .map(it -> new ConversationDetail(
                        fact.orElseThrow(), it, profile, neighbours, inOrder, Derivation.none(fact.orElseThrow())));
    }

    /** One of many contacts. */
    static ConversationDetail of(Contact contact, Collection<Contact> all, List<SupportEvent> events) {
        var candidates = all.stream()
                .filter(it -> it.customerId().isPresent() && it.customerId().equals(contact.customerId()))
                .map(Contact::candidate)
                .toList();
        return with(
                        events.stream()
                                .filter(Opened::makesConversation)
                                .filter(it -> it.subject().equals(Optional.of(contact.id())))
                                .toList(),
                        contact.profile(),
                        contact.customerId().isEmpty()
                                ? RepeatLinks.Neighbours.NONE
                                : RepeatLinks.neighbours(contact.candidate(), candidates, TENANT.repeatContactWindow()))
                .orElseThrow();
    }

    private static boolean makesConversation(SupportEvent event) {
        return event instanceof ConversationEvent
                || event instanceof EscalationEvent
                || event instanceof KnowledgeEvent
                || event instanceof ValueEvent;
    }
}
