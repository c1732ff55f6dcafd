package dev.plumbline.ingestion.intake;

import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import java.time.Instant;

/**
 * One request's events on their way into the log, in the order of their index: each is sent once, as accepted or as
 * rejected. For one thread. Every method may wait for acknowledgements, and fails when they stay away too long.
 */
public interface Delivery {
    void accepted(KafkaMessage message, Instant arrivedAt) throws EventLogAwayException;

    void rejected(RejectedEvent event) throws EventLogAwayException;

    /** Waits until everything sent is acknowledged. */
    void await() throws EventLogAwayException;
}
