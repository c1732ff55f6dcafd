package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a notice turns out to mean, found bit by bit. The first event has the notice's own id, the next ones {@code <id>:2},
 * {@code <id>:3} and so on: in this order they are read when they happened at the same time.
 */
final class Findings {
    private final String source;
    private final String notice;
    private final Instant time;
    private final List<SupportEvent> events = new ArrayList<>();
    private final Set<String> leftOut = new LinkedHashSet<>();

    /**
     * @param source of the events, e.g. {@code /hubspot/62515}
     * @param notice its id
     * @param time when it happened
     */
    Findings(String source, String notice, Instant time) {
        this.source = source;
        this.notice = notice;
        this.time = time;
    }

    /** Something happened to this subject, at the notice's time. */
    void add(String subject, Function<Header, SupportEvent> event) {
        add(subject, Optional.empty(), event);
    }

    /** Something happened to this subject, at its own time when it has one, else at the notice's. */
    void add(String subject, Optional<Instant> at, Function<Header, SupportEvent> event) {
        var id = events.isEmpty() ? notice : notice + ":" + (events.size() + 1);
        events.add(event.apply(Header.of(source, id, at.orElse(time), subject)));
    }

    void categorized(String conversation, Labels labels) {
        add(conversation, header -> new ConversationEvent.Categorized(header, labels));
    }

    void message(String conversation, Author author, Optional<String> agent, Optional<String> text) {
        add(conversation, header -> SomeEvents.message(header, author, agent, text, false));
    }

    /** Something of the notice is not taken; a sentence for the person who connects the help desk. */
    void leaveOut(String why) {
        leftOut.add(why);
    }

    Interpretation interpretation() {
        return new Interpretation(
                events, leftOut.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", leftOut)));
    }
}
