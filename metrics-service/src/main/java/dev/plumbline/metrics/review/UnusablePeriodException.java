package dev.plumbline.metrics.review;

/** The period that is asked for is none. {@code parameter}: the one to mend; the message says how. */
public final class UnusablePeriodException extends Exception {
    private final String parameter;

    UnusablePeriodException(String parameter, String detail) {
        super(detail);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
