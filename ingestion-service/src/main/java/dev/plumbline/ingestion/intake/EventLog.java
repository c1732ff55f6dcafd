package dev.plumbline.ingestion.intake;

/** Where events go on to, and stay. */
public interface EventLog {
    /**
     * Begins the delivery of one request's events.
     *
     * @param mostUnderWay how many may be sent and not yet acknowledged; it bounds the memory
     */
    Delivery begin(int mostUnderWay);
}
