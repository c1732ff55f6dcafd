package dev.plumbline.contract;

/**
 * One thing wrong with an event or a request body.
 *
 * @param pointer where, as a JSON pointer (RFC 6901) into the event, e.g. {@code /data/score}; empty for the whole
 * @param detail what is wrong and what would be right, one sentence fit for a person
 */
public record Violation(String pointer, String detail) {
    /** Enough for a person; and what quotes a hostile event must not become one. */
    private static final int LONGEST = 500;

    public Violation {
        pointer = Keepable.readable(pointer, LONGEST);
        detail = Keepable.readable(detail, LONGEST);
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? detail : pointer + ": " + detail;
    }
}
