package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The dimensions of a conversation: for each the last event that brings a value. */
final class LabelFold {
    private final List<SupportEvent> events;

    LabelFold(List<SupportEvent> events) {
        this.events = events;
    }

    Labels labels() {
        return origins().labels();
    }

    LabelOrigins origins() {
        return new LabelOrigins(
                word(this::channel),
                last(event -> labelsOf(event).category()),
                last(event -> labelsOf(event).intent()),
                word(this::priority),
                word(event -> labelsOf(event).complexity()),
                last(this::team),
                last(event -> labelsOf(event).segment()),
                last(event -> labelsOf(event).tags()),
                agent());
    }

    private Optional<? extends Enum<?>> channel(SupportEvent event) {
        return event instanceof ConversationEvent.Opened opened ? Optional.of(opened.channel()) : Optional.empty();
    }

    /** An opening without a priority brings the default, {@code normal}. */
    private Optional<? extends Enum<?>> priority(SupportEvent event) {
        return event instanceof ConversationEvent.Opened opened
                ? Optional.of(opened.labels().priority().orElse(dev.plumbline.contract.Priority.NORMAL))
                : labelsOf(event).priority();
    }

    private Optional<String> team(SupportEvent event) {
        return switch (event) {
            case ConversationEvent.Assigned assigned -> assigned.team();
            case ConversationEvent.Escalated escalated -> escalated.team();
            case ConversationEvent.Transferred transferred -> transferred.toTeam();
            default -> labelsOf(event).team();
        };
    }

    /** Who resolved it, else who had it, else who wrote. */
    private Optional<Origin<String>> agent() {
        return last(event -> event instanceof ConversationEvent.Resolved it ? it.agentId() : Optional.<String>empty())
                .or(() -> last(event ->
                        event instanceof ConversationEvent.Assigned it ? it.agentId() : Optional.<String>empty()))
                .or(() -> last(event -> event instanceof ConversationEvent.Message it && it.author() == Author.HUMAN
                        ? it.agentId()
                        : Optional.<String>empty()));
    }

    private static ConversationEvent.Labels labelsOf(SupportEvent event) {
        return switch (event) {
            case ConversationEvent.Opened opened -> opened.labels();
            case ConversationEvent.Categorized categorized -> categorized.labels();
            default -> ConversationEvent.Labels.NONE;
        };
    }

    private Optional<Origin<String>> word(Function<SupportEvent, Optional<? extends Enum<?>>> field) {
        return last(event -> field.apply(event).map(it -> it.name().toLowerCase(Locale.ROOT)));
    }

    private <T> Optional<Origin<T>> last(Function<SupportEvent, Optional<T>> field) {
        Origin<T> last = null;
        for (var event : events) {
            var value = field.apply(event);
            if (value.isPresent()) {
                last = last == null
                        ? new Origin<>(value.get(), event, Optional.empty())
                        : last.then(value.get(), event);
            }
        }
        return Optional.ofNullable(last);
    }
}
