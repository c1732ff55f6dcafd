package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.fact.Origin;
import dev.plumbline.metrics.kpi.Dimension;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a conversation's dimensions come from. */
final class LabelReasons {
    private final Subject subject;
    private final Telling telling;

    private LabelReasons(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new LabelReasons(subject);
        var origins = subject.grounds().labels();
        return List.of(
                reasons.openedAt(),
                reasons.customer(),
                reasons.label(Field.CHANNEL, Dimension.CHANNEL, origins.channel()),
                reasons.label(Field.CATEGORY, Dimension.CATEGORY, origins.category()),
                reasons.label(Field.INTENT, Dimension.INTENT, origins.intent()),
                reasons.priority(origins.priority()),
                reasons.label(Field.COMPLEXITY, Dimension.COMPLEXITY, origins.complexity()),
                reasons.label(Field.TEAM, Dimension.TEAM, origins.team()),
                origins.segment().isPresent()
                        ? reasons.label(Field.SEGMENT, Dimension.SEGMENT, origins.segment())
                        : reasons.ofProfile(Field.SEGMENT, Dimension.SEGMENT),
                reasons.tags(origins.tags()),
                reasons.label(Field.AGENT_ID, Dimension.AGENT, origins.agent()),
                reasons.ofProfile(Field.PLAN_TIER, Dimension.PLAN_TIER),
                reasons.ofProfile(Field.REGION, Dimension.REGION),
                reasons.ofProfile(Field.LIFECYCLE_STAGE, Dimension.LIFECYCLE_STAGE),
                reasons.ofProfile(Field.ACCOUNT_SIZE, Dimension.ACCOUNT_SIZE),
                reasons.ofProfile(Field.VIP, Dimension.VIP));
    }

    private Explanation openedAt() {
        var opened = subject.grounds().opened();
        return Explanation.of(
                Field.OPENED_AT,
                new Content.Moment(subject.fact().openedAt()),
                "The first conversation.opened is of " + telling.time(opened.time()) + ".",
                Optional.of(opened));
    }

    private Explanation customer() {
        var opened = subject.grounds().opened();
        var customer = subject.fact().customerId();
        return Explanation.of(
                Field.CUSTOMER_ID,
                Content.word(customer),
                customer.isPresent()
                        ? "The opening names the customer."
                        : "The opening names no customer, and no other event can.",
                Optional.of(opened));
    }

    private Explanation label(Field field, Dimension dimension, Optional<Origin<String>> origin) {
        var value = subject.contact().dimension(dimension);
        return Explanation.of(
                field,
                new Content.Word(value),
                origin.map(it -> told(it, Function.identity())).orElse(Telling.sentence("no event brings one")),
                origin.map(Origin::event));
    }

    /** An opening that names no priority brings the default. */
    private Explanation priority(Optional<Origin<String>> origin) {
        var byDefault = origin.filter(it -> it.event() instanceof ConversationEvent.Opened opened
                && opened.labels().priority().isEmpty());
        return byDefault.isPresent()
                ? Explanation.of(
                        Field.PRIORITY,
                        new Content.Word(subject.contact().dimension(Dimension.PRIORITY)),
                        "The opening names none, so it is the default.",
                        byDefault.map(Origin::event))
                : label(Field.PRIORITY, Dimension.PRIORITY, origin);
    }

    private Explanation tags(Optional<Origin<List<String>>> origin) {
        return Explanation.of(
                Field.TAGS,
                new Content.Words(subject.contact().tags()),
                origin.map(it -> told(it, words -> words.isEmpty() ? "none" : String.join(", ", words)))
                        .orElse("No event brings any."),
                origin.map(Origin::event));
    }

    private <T> String told(Origin<T> origin, Function<T, String> words) {
        return Telling.sentence(brought(origin.event())
                + origin.replaced()
                        .map(it -> "; it replaced '" + words.apply(it.value()) + "' of " + source(it.event()))
                        .orElse(""));
    }

    private String brought(SupportEvent event) {
        return switch (event) {
            case ConversationEvent.Opened ignored -> "it was opened with it";
            case ConversationEvent.Categorized it -> "it was categorized so " + telling.at(it);
            case ConversationEvent.Assigned it -> "it was assigned to them " + telling.at(it);
            case ConversationEvent.Escalated it -> "the AI handed it over to them " + telling.at(it);
            case ConversationEvent.Transferred it -> "it was transferred to them " + telling.at(it);
            case ConversationEvent.Resolved it -> "they resolved it " + telling.at(it);
            case ConversationEvent.Message it -> "they were the last agent to write, " + telling.at(it);
            default -> event.type().wireName() + " brought it " + telling.at(event);
        };
    }

    private String source(SupportEvent event) {
        return event instanceof ConversationEvent.Opened ? "the opening" : telling.time(event.time());
    }

    /** A dimension that only the customer's profile gives here. */
    private Explanation ofProfile(Field field, Dimension dimension) {
        var value = subject.contact().dimension(dimension);
        var known = dimension == Dimension.VIP
                ? subject.detail().profile().vip().isPresent()
                : !value.equals(Labels.UNKNOWN);
        return Explanation.of(
                field,
                new Content.Word(value),
                known
                        ? "The customer's profile says so."
                        : subject.fact().customerId().isEmpty()
                                ? "Nobody told who the customer is."
                                : "The customer's profile does not say.");
    }
}
