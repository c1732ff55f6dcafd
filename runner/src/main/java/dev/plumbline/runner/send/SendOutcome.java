package dev.plumbline.runner.send;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the lines that were sent.
 *
 * @param rejected those not taken; of very many in one post, ingestion names only the first
 * @param rejectedCount how many were not taken
 */
public record SendOutcome(long accepted, List<Rejected> rejected, long rejectedCount) {

    public SendOutcome(long accepted, List<Rejected> rejected) {
        this(accepted, rejected, rejected.size());
    }

    /**
     * An event that was not taken.
     *
     * @param line where it stands in the file, from 1
     */
    public record Rejected(long line, String id, String detail) {}

    public static SendOutcome nothing() {
        return new SendOutcome(0, List.of());
    }

    SendOutcome and(SendOutcome other) {
        var all = new ArrayList<>(rejected);
        all.addAll(other.rejected);
        return new SendOutcome(accepted + other.accepted, List.copyOf(all), rejectedCount + other.rejectedCount);
    }
}
