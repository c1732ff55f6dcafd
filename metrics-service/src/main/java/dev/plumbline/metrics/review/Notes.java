package dev.plumbline.metrics.review;

import java.util.Collection;
import java.util.Map;

/** Where notes are kept, one per period. */
public interface Notes {
    /** Those of some periods, as far as there are any. */
    Map<Period, Note> of(String tenant, Collection<Period> periods);

    /** Puts a note in the place of the period's. */
    void write(String tenant, Period period, Note note);

    /** Removes the period's note, if there is one. */
    void remove(String tenant, Period period);
}
