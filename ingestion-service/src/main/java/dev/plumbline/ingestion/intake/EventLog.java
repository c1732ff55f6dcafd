package dev.plumbline.ingestion.intake;

import dev.plumbline.contract.KafkaMessage;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** Where events go on to, and stay. */
public interface EventLog {
    /**
     * Begins the delivery of one request's events.
     *
     * @param via the way they came by, to count them under
     * @param mostUnderWay how many may be sent and not yet acknowledged; it bounds the memory
     */
    Delivery begin(String via, int mostUnderWay);

    /** Whether {@link #append} would send an event without waiting for anything. */
    boolean sendsAtOnce();

    /**
     * Sends one accepted event on. It waits for the log only when {@link #sendsAtOnce} was false.
     *
     * @return completes, on a thread of the log's, when the event is acknowledged; with an {@link EventLogAwayException}
     *     when that takes too long
     */
    CompletionStage<Void> append(String via, KafkaMessage message, Instant arrivedAt);
}
