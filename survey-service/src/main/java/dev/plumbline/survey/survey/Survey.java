package dev.plumbline.survey.survey;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.policy.Policy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One question to one customer about one conversation.
 *
 * @param createdAt when the conversation first asked for it
 */
public record Survey(
        String tenant,
        UUID id,
        SurveyKind kind,
        String conversation,
        Optional<String> customer,
        Instant createdAt,
        SurveyState state) {
    /** The source of the events that this service makes. */
    public static final String SOURCE = "/plumbline/survey";

    /** A survey that is not yet asked. A conversation has one of each kind, so its id follows from both. */
    public static Survey of(Ref conversation, SurveyKind kind, Instant createdAt) {
        var name = conversation.tenant() + "|" + kind + "|" + conversation.id();
        return new Survey(
                conversation.tenant(),
                UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
                kind,
                conversation.id(),
                Optional.empty(),
                createdAt,
                new SurveyState.Void(createdAt));
    }

    public Survey with(SurveyState next) {
        return new Survey(tenant, id, kind, conversation, customer, createdAt, next);
    }

    /** What the conversation's events now say. Once it is on its way, the customer is who it went to. */
    public Survey learn(Optional<String> latestCustomer, Standing standing) {
        var kept = state.sentTo().isPresent() ? customer : latestCustomer;
        return new Survey(tenant, id, kind, conversation, kept, createdAt, state.learn(standing));
    }

    /** Without whom it asked and what they said. */
    Survey forget(String erased, String pseudonym, Instant at) {
        var renamed = customer.map(it -> it.equals(erased) ? pseudonym : it);
        return new Survey(tenant, id, kind, conversation, renamed, createdAt, state.forget(at));
    }

    public Ref conversationRef() {
        return new Ref(tenant, conversation);
    }

    public Optional<Ref> customerRef() {
        return customer.map(it -> new Ref(tenant, it));
    }

    /** The mail server took it; an answer that came first already said so. */
    public Change delivered(Instant at, Policy policy) {
        var next = with(state.delivered(at, at.plus(policy.expiry())));
        return next.state() instanceof SurveyState.Sent sent && state != sent
                ? new Change(next, List.of(sent(at)))
                : Change.silent(next);
    }

    /** An answer that was taken. */
    public Change answered(Reply.Taken taken) {
        var next = taken.next();
        var events = new ArrayList<SupportEvent>();
        if (taken.provesDelivery()) {
            events.add(sent(next.sentAt()));
        }
        events.add(new SurveyEvent.Answered(
                header("answered-" + id + "-" + next.answers(), next.lastAt()),
                id.toString(),
                kind,
                next.answer().score(),
                next.answer().comment(),
                List.of(),
                customer));
        return new Change(with(next), events);
    }

    /** A survey's next state, and the events that tell the others of it. */
    public record Change(Survey survey, List<SupportEvent> events) {
        /** One that nobody has to hear of. */
        static Change silent(Survey survey) {
            return new Change(survey, List.of());
        }
    }

    private SurveyEvent.Sent sent(Instant at) {
        return new SurveyEvent.Sent(header("sent-" + id, at), id.toString(), kind, customer);
    }

    private Header header(String eventId, Instant at) {
        return Header.of(SOURCE, eventId, at, conversation);
    }
}
