package dev.plumbline.ingestion.quarantine;

import dev.plumbline.contract.Violation;
import java.util.List;

/** What came of the wish to replay a rejection. */
public sealed interface ReplayOutcome {

    /** It is replayed. {@code now}: by this wish; otherwise it was before, and nothing is sent a second time. */
    record Replayed(Rejection rejection, boolean now) implements ReplayOutcome {}

    /** It is still not to be taken, and nothing has changed. */
    record Refused(List<Violation> violations) implements ReplayOutcome {}

    /** It was dropped before. */
    record Dropped(Rejection rejection) implements ReplayOutcome {}

    /** There is none of this id. */
    record Unknown() implements ReplayOutcome {}
}
