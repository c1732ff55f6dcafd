package dev.plumbline.ingestion.intake;

/** The log does not take events now. What was sent and not acknowledged may still arrive: sending it again is safe. */
public final class EventLogAwayException extends Exception {
    private final long accepted;
    private final long nextIndex;

    /**
     * @param accepted how many of the events before {@code nextIndex} were accepted
     * @param nextIndex the first event that is not known to be acknowledged
     */
    public EventLogAwayException(long accepted, long nextIndex) {
        super("acknowledged up to event " + nextIndex, null, false, false);
        this.accepted = accepted;
        this.nextIndex = nextIndex;
    }

    public long accepted() {
        return accepted;
    }

    public long nextIndex() {
        return nextIndex;
    }
}
