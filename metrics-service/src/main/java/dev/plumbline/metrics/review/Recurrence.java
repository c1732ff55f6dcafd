package dev.plumbline.metrics.review;

/**
 * Something that the review before showed, and whether it came again.
 *
 * @param name of a reason, an intent or a theme, as the API calls it
 */
public record Recurrence(Kind kind, String name, Tally before, Tally now) {

    /** What came again. */
    public enum Kind {
        FAILED_AI,
        BAD_HANDOFF,
        LEAKED_INTENT,
        REOPENED_INTENT,
        KNOWLEDGE_GAP
    }

    /** How it stands with it now. */
    public enum Trend {
        GONE,
        DOWN,
        SAME,
        UP
    }

    /** So many of so many conversations. */
    public record Tally(long count, long of) {
        double rate() {
            return of == 0 ? 0 : (double) count / of;
        }
    }

    /** By the rate, so that a busy week is not a bad one and a week under way is not a good one. */
    public Trend trend() {
        if (now.count() == 0) {
            return Trend.GONE;
        }
        var order = Double.compare(now.rate(), before.rate());
        return order < 0 ? Trend.DOWN : order > 0 ? Trend.UP : Trend.SAME;
    }
}
