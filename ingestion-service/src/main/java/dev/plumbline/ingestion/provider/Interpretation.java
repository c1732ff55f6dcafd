package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Violation;
import java.util.List;
import java.util.Optional;

/**
 * What a notice was understood as.
 *
 * @param events what happened, in our terms; their ids derive from the notice's, so that they come out the same again
 * @param leftOut why nothing, or not all of it, was taken: in words for the person who connects the help desk
 * @param unreadable what could not be read and is to be set aside by itself, so that the rest of its body need not be
 */
public record Interpretation(List<SupportEvent> events, Optional<String> leftOut, Optional<UnreadablePart> unreadable) {

    public Interpretation {
        events = List.copyOf(events);
    }

    public Interpretation(List<SupportEvent> events, Optional<String> leftOut) {
        this(events, leftOut, Optional.empty());
    }

    /**
     * A part of a body that could not be read.
     *
     * @param body the part alone, in a form that the provider reads as a body
     * @param violations what is wrong, with pointers into that body
     */
    public record UnreadablePart(String body, List<Violation> violations) {

        public UnreadablePart {
            violations = List.copyOf(violations);
        }
    }

    public static Interpretation of(SupportEvent... events) {
        return new Interpretation(List.of(events), Optional.empty());
    }

    /** Nothing to count, for this reason. */
    public static Interpretation nothing(String why) {
        return new Interpretation(List.of(), Optional.of(why));
    }

    /** Nothing, as this part of the body cannot be read. */
    static Interpretation unreadable(String part, List<Violation> violations) {
        return new Interpretation(List.of(), Optional.empty(), Optional.of(new UnreadablePart(part, violations)));
    }
}
