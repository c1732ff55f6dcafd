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
 * One question to one customer, about one conversation or, for NPS, about all.
 *
 * @param conversation the one it is about; empty for NPS
 * @param createdAt when it was first thought of
 * @param policy the id of the policy that asks
 * @param path the conversation's when it was sent: what happens to it later changes nothing in who was asked
 */
public record Survey(
        String tenant,
        UUID id,
        SurveyKind kind,
        Optional<String> conversation,
        Optional<String> customer,
        Instant createdAt,
        String policy,
        Optional<String> path,
        SurveyState state) {
    /** The source of the events that this service makes. */
    public static final String SOURCE = "/plumbline/survey";

    /** A survey that is not yet asked. A conversation has one of each kind, so its id follows from both. */
    public static Survey of(Ref conversation, SurveyKind kind, String policy, Instant createdAt) {
        return new Survey(
                conversation.tenant(),
                id(conversation.tenant(), kind, conversation.id()),
                kind,
                Optional.of(conversation.id()),
                Optional.empty(),
                createdAt,
                policy,
                Optional.empty(),
                new SurveyState.Void(createdAt));
    }

    /** The survey of a customer whose turn has come; {@code turn} tells it from those before. */
    public static Survey atTurn(Ref customer, SurveyKind kind, String policy, Instant turn) {
        return new Survey(
                customer.tenant(),
                id(customer.tenant(), kind, "turn|" + customer.id() + "|" + turn.getEpochSecond()),
                kind,
                Optional.empty(),
                Optional.of(customer.id()),
                turn,
                policy,
                Optional.empty(),
                new SurveyState.Due(turn));
    }

    private static UUID id(String tenant, SurveyKind kind, String about) {
        return UUID.nameUUIDFromBytes((tenant + "|" + kind + "|" + about).getBytes(UTF_8));
    }

    public Survey with(SurveyState next) {
        return new Survey(tenant, id, kind, conversation, customer, createdAt, policy, path, next);
    }

    /** With its conversation's path, as it is now. */
    public Survey on(String frozen) {
        return new Survey(tenant, id, kind, conversation, customer, createdAt, policy, Optional.of(frozen), state);
    }

    /** What the conversation's events now say. Once it is on its way, the customer is who it went to. */
    public Survey learn(Optional<String> latestCustomer, Standing standing) {
        var kept = state.sentTo().isPresent() ? customer : latestCustomer;
        return new Survey(tenant, id, kind, conversation, kept, createdAt, policy, path, state.learn(standing));
    }

    /** Without whom it asked and what they said. */
    Survey forget(String erased, String pseudonym, Instant at) {
        var renamed = customer.map(it -> it.equals(erased) ? pseudonym : it);
        return new Survey(tenant, id, kind, conversation, renamed, createdAt, policy, path, state.forget(at));
    }

    public Optional<Ref> conversationRef() {
        return conversation.map(it -> new Ref(tenant, it));
    }

    public Optional<Ref> customerRef() {
        return customer.map(it -> new Ref(tenant, it));
    }

    /** The customer has it; an answer that came first already said so. */
    public Change delivered(Instant at, Policy policy) {
        var next = with(
                state.delivered(at, at.plus(policy.expiry()), policy.reminder().map(at::plus)));
        return next.state() instanceof SurveyState.Sent sent && state != sent
                ? new Change(next, List.of(sent(at)))
                : Change.silent(next);
    }

    /** The help desk has its link, and shows it to the customer. Nobody is reminded of what nobody can write to. */
    public Change offered(Addressee addressee, Instant at, Policy policy) {
        return new Change(with(new SurveyState.Sent(addressee, at, at.plus(policy.expiry()))), List.of(sent(at)));
    }

    /** An answer that was taken. */
    public Change answered(Reply.Taken taken) {
        var next = taken.next();
        var events = new ArrayList<SupportEvent>();
        if (taken.provesDelivery()) {
            events.add(sent(next.sentAt()));
        }
        events.add(answered(next));
        return new Change(with(next), events);
    }

    /** Whether its answer counts, decided anew; {@code suspicion}: why not. */
    public Change judged(Optional<String> suspicion, Instant at) {
        if (!(state instanceof SurveyState.Answered answered)
                || answered.suspicion().equals(suspicion)) {
            return new Change(this, List.of());
        }
        var next = answered.judged(suspicion, at);
        return new Change(with(next), List.of(answered(next)));
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

    private SurveyEvent.Answered answered(SurveyState.Answered given) {
        return new SurveyEvent.Answered(
                header("answered-" + id + "-" + given.answers(), given.lastAt()),
                id.toString(),
                kind,
                given.answer().score(),
                given.answer().comment(),
                given.answer().themes(),
                customer,
                given.suspicion().isPresent());
    }

    private Header header(String eventId, Instant at) {
        return Header.of(SOURCE, eventId, at, conversation.or(() -> customer).orElseThrow());
    }
}
