package dev.plumbline.runner.send;

import java.util.ArrayList;
import java.util.List;

/** What became of the lines that were sent. */
public record SendOutcome(long accepted, List<Rejected> rejected) {

    /**
     * An event that was not taken.
     *
     * @param line where it stands in the file, from 1
     */
    public record Rejected(long line, String id, String detail) {}

    static SendOutcome nothing() {
        return new SendOutcome(0, List.of());
    }

    SendOutcome and(SendOutcome other) {
        var all = new ArrayList<>(rejected);
        all.addAll(other.rejected);
        return new SendOutcome(accepted + other.accepted, List.copyOf(all));
    }
}
