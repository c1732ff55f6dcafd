package dev.plumbline.metrics.insight;

/** Which way a figure goes. */
public enum Direction {
    UP,
    DOWN;

    /** A change seen from this way: positive when the figure goes it. */
    double along(double change) {
        return switch (this) {
            case UP -> change;
            case DOWN -> -change;
        };
    }
}
