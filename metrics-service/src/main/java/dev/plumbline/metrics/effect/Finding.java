package dev.plumbline.metrics.effect;

/** What may be said of a figure before and after a change. */
public enum Finding {
    /** It moved, and that is an improvement. */
    BETTER,
    /** It moved, and that is a loss. */
    WORSE,
    /** It moved, and neither way is an improvement. */
    MOVED,
    /** What it moved may be chance. */
    UNCLEAR,
    /** There are too few conversations or answers on one side to say anything. */
    TOO_FEW,
    /** What becomes of the conversations after the change is not known yet: their customers may still come back. */
    TOO_EARLY
}
