package dev.plumbline.metrics.review;

import dev.plumbline.metrics.kpi.Figure;

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

        /** Where more was found than there were conversations, it is no share of them. */
        private boolean isShare() {
            return count <= of;
        }

        private Figure share() {
            return Figure.share(count, of);
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

    /** Whether it comes more or less often than before by more than chance. */
    public Shift.Certainty certainty() {
        return before.isShare() && now.isShare() ? Shift.ofShares(now.share(), before.share()) : Shift.Certainty.UNTOLD;
    }
}
