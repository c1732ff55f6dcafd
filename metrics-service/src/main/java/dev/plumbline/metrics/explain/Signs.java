package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.Origin;
import dev.plumbline.metrics.fact.Sign;
import dev.plumbline.metrics.kpi.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Tells what shows that a person was needed. */
final class Signs {
    private Signs() {}

    /** "the customer asked for a person at 10:02". */
    static String told(Sign sign, Telling telling) {
        return told(sign.kind(), List.of(sign), telling);
    }

    /** Why a person was needed, or was not. */
    static String need(Subject subject) {
        var telling = subject.telling();
        var grounds = subject.grounds();
        if (grounds.verdict().isPresent()) {
            return verdict(grounds.verdict().get(), telling);
        }
        var signs = new ArrayList<String>();
        for (var kind : Sign.Kind.values()) {
            var such = grounds.need().signs().stream()
                    .filter(it -> it.kind() == kind)
                    .toList();
            if (!such.isEmpty()) {
                signs.add(told(kind, such, telling));
            }
        }
        grounds.need()
                .sensitiveCategory()
                .ifPresent(it -> signs.add("the category " + Telling.spoken(it.value()) + " is sensitive"));
        var span = grounds.handover().isPresent() ? " before the handoff" : "";
        return Telling.sentence(
                signs.isEmpty()
                        ? "the customer neither asked for a person nor was frustrated" + span
                                + ", the AI never said that it was unsure, and the category is not sensitive"
                        : Telling.and(signs));
    }

    /** The events by which a person was needed, or not: the verdict, or else the signs. */
    static Stream<SupportEvent> ofNeed(Subject subject) {
        var grounds = subject.grounds();
        return grounds.verdict().isPresent()
                ? grounds.verdict().stream().map(it -> it)
                : Stream.concat(
                        grounds.need().signs().stream().map(Sign::message),
                        grounds.need().sensitiveCategory().map(Origin::event).stream());
    }

    static String verdict(EscalationEvent.Reviewed review, Telling telling) {
        var failure = review.failure()
                .map(it -> ", and that the handoff was " + Words.of(it))
                .orElse("");
        return Telling.sentence("the reviewer " + review.reviewerId() + " said " + telling.at(review) + " that "
                + (review.shouldHaveEscalated() ? "a person was needed" : "no person was needed") + failure);
    }

    private static String told(Sign.Kind kind, List<Sign> signs, Telling telling) {
        var messages = signs.stream().map(Sign::message).toList();
        var often = signs.size() == 1 ? "" : " " + Telling.times(signs.size());
        return switch (kind) {
            case ASKED -> "the customer asked for a person" + often + " " + telling.at(messages);
            case FRUSTRATED ->
                "the customer was frustrated" + often + " " + telling.at(messages)
                        + lowest("sentiment", "%.1f", messages, ConversationEvent.Message::sentiment);
            case UNSURE ->
                "the AI was not sure of itself" + often + " " + telling.at(messages)
                        + lowest("confidence", "%.2f", messages, ConversationEvent.Message::confidence);
        };
    }

    /** " (sentiment −0.7)", of several the lowest. */
    private static String lowest(
            String name,
            String format,
            List<ConversationEvent.Message> messages,
            Function<ConversationEvent.Message, Optional<Double>> number) {
        return messages.stream()
                .flatMap(message -> number.apply(message).stream())
                .min(Comparator.naturalOrder())
                .map(it -> " (" + (messages.size() == 1 ? "" : "lowest ") + name + " "
                        + String.format(Locale.ENGLISH, format, it).replace('-', '−') + ")")
                .orElse("");
    }
}
