package dev.plumbline.metrics.effect;

/**
 * The time before a change and the time after it, up to now.
 *
 * @param isFresh whether customers of the time after may still come back, which then counts as a repeat
 */
record Windows(Window before, Window after, boolean isFresh) {
    private static final double WEEK = 7;

    /** Whether not all weekdays have been yet: a Monday is no drop in volume after a Sunday. */
    boolean isShort() {
        return after.days() < WEEK - 0.1;
    }
}
