package dev.plumbline.metrics.review;

import dev.plumbline.contract.Violation;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what a review decides, in the place of what it decided before. */
public final class WriteNote {
    private final Notes notes;
    private final InstantSource clock;

    public WriteNote(Notes notes, InstantSource clock) {
        this.notes = notes;
        this.clock = clock;
    }

    /** It cannot be kept as it is. */
    public static final class UnusableException extends Exception {
        private final transient List<Violation> violations;

        private UnusableException(List<Violation> violations) {
            super("The note cannot be kept as it is.");
            this.violations = violations;
        }

        public List<Violation> violations() {
            return violations;
        }
    }

    /**
     * Writes the note of a period's review; a blank one removes it.
     *
     * @param author a name
     * @return what is kept now
     */
    public Optional<Note> write(String tenant, Period period, String text, String author) throws UnusableException {
        var clean = text.replace("\r\n", "\n").strip();
        var violations = new ArrayList<Violation>();
        check("/text", clean, Note.LONGEST_TEXT, violations);
        check("/author", author.strip(), Note.LONGEST_AUTHOR, violations);
        if (author.isBlank()) {
            violations.add(new Violation("/author", "must be a name, or left out"));
        }
        if (!violations.isEmpty()) {
            throw new UnusableException(List.copyOf(violations));
        }
        if (clean.isEmpty()) {
            notes.remove(tenant, period);
            return Optional.empty();
        }
        var note = new Note(clean, author.strip(), clock.instant());
        notes.write(tenant, period, note);
        return Optional.of(note);
    }

    private static void check(String pointer, String text, int longest, List<Violation> violations) {
        if (text.codePointCount(0, text.length()) > longest) {
            violations.add(new Violation(pointer, "must have at most " + longest + " characters"));
        }
        if (text.indexOf(0) >= 0) {
            violations.add(new Violation(pointer, "holds U+0000, which cannot be stored"));
        }
    }
}
