package dev.plumbline.metrics.insight;

import java.util.List;

/**
 * What a figure must show for a pattern to be there: a small closed grammar that one engine evaluates. "Now" is the
 * period asked for, "then" the one before it.
 */
public sealed interface Sign {

    Reading reading();

    /** All that it reads. */
    default List<Reading> readings() {
        return List.of(reading());
    }

    /** It moves this way from then to now: by enough to matter, and not by chance. In a group also beyond the whole. */
    record Moves(Reading reading, Direction direction, Least least) implements Sign {}

    /** It does not go that way: by less than the margin, or by no more than chance explains. */
    record Holds(Reading reading, Direction against, Least margin) implements Sign {}

    /** A share lies above ({@code UP}) or below a bound now, and not by chance. */
    record Lies(Reading reading, Direction side, double bound) implements Sign {}

    /** A share lies below another one now: by enough to matter, and not by chance. */
    record Below(Reading reading, Reading other, Least least) implements Sign {
        @Override
        public List<Reading> readings() {
            return List.of(reading, other);
        }
    }

    /** A count of what waits is higher now than a week ago, and was then higher than two weeks ago. */
    record Grows(Reading reading, Least least) implements Sign {}
}
