package dev.plumbline.metrics.explain;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.ConversationFact;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.fact.Origin;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.kpi.Readable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a conversation counts as a repeat of another, or as repeated. */
final class RepeatReasons {
    private final Subject subject;
    private final Telling telling;
    private final String window;
    private final String category;

    private RepeatReasons(Subject subject) {
        this.subject = subject;
        this.telling = subject.telling();
        this.window = Readable.duration(subject.tenant().repeatContactWindow().toSeconds());
        this.category = subject.fact().labels().category();
    }

    static List<Explanation> of(Subject subject) {
        var reasons = new RepeatReasons(subject);
        return List.of(reasons.repeatOf(), reasons.repeatedBy());
    }

    private Explanation repeatOf() {
        var earlier = subject.detail().neighbours().repeatOf();
        return Explanation.of(
                Field.REPEAT_OF,
                Content.word(earlier.map(RepeatLinks.Candidate::id)),
                earlier.map(it -> {
                            var settled = it.settledAt().orElseThrow();
                            return "The same customer opened it about the same category, " + category + ", "
                                    + gap(settled, subject.fact().openedAt()) + " after " + it.id()
                                    + " was first resolved at " + telling.time(settled) + "; up to " + window
                                    + " makes it a repeat.";
                        })
                        .or(this::unlinked)
                        .orElse("No conversation of this customer about " + Telling.spoken(category)
                                + " was resolved in the " + window + " before it was opened."),
                earlier.isPresent() ? subjectOfLink() : Stream.empty());
    }

    private Explanation repeatedBy() {
        var later = subject.detail().neighbours().repeatedBy();
        var first = subject.grounds().settlement().first();
        return Explanation.of(
                Field.REPEATED_BY,
                Content.word(later.map(RepeatLinks.Candidate::id)),
                later.map(it -> "The same customer opened " + it.id() + " about the same category, " + category
                                + ", at "
                                + telling.time(it.openedAt()) + ", "
                                + gap(first.orElseThrow().time(), it.openedAt())
                                + " after this one was first resolved; up to " + window + " makes it a repeat.")
                        .or(this::unlinked)
                        .orElse(
                                first.isEmpty()
                                        ? "It has not been resolved yet, so nothing can repeat it."
                                        : "The customer has not come back about " + Telling.spoken(category)
                                                + " within " + window + " of the first resolution."),
                later.isPresent() ? Stream.concat(first.stream(), subjectOfLink()) : Stream.empty());
    }

    /** Why nothing can be linked to it. */
    private Optional<String> unlinked() {
        if (subject.fact().customerId().isEmpty()) {
            return Optional.of("Nobody told who the customer is.");
        }
        return category.equals(Labels.UNKNOWN) ? Optional.of("Nobody told what it is about.") : Optional.empty();
    }

    /** The events that say whose it is and what it is about. */
    private Stream<SupportEvent> subjectOfLink() {
        return Stream.concat(
                Stream.of(subject.grounds().opened()),
                subject.grounds().labels().category().map(Origin::event).stream());
    }

    private static String gap(java.time.Instant from, java.time.Instant to) {
        return Readable.duration(ConversationFact.secondsBetween(from, to));
    }
}
