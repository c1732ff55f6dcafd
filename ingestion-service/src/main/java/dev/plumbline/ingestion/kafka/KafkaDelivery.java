package dev.plumbline.ingestion.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Topics;
import dev.plumbline.ingestion.intake.Delivery;
import dev.plumbline.ingestion.intake.EventLogAwayException;
import dev.plumbline.ingestion.telemetry.IntakeMeters;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * Counts acknowledgements instead of keeping futures: a window of one byte per event slides over the indexes, so that
 * a million lines take no more memory than the window, and the first index not acknowledged is known at any time.
 */
final class KafkaDelivery implements Delivery {
    private static final long MOST_BYTES = 8L << 20;

    private static final byte UNDER_WAY = 0;
    private static final byte ACCEPTED = 1;
    private static final byte REJECTED = 2;

    private static final long NONE = -1;

    private final KafkaEventLog log;
    private final IntakeMeters.Way way;
    private final long patienceNanos;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();
    private final byte[] window;
    private long next;
    private long acknowledged;
    private long acceptedBelow;
    private int underWay;
    private long bytesUnderWay;
    private long lastProgress;
    private boolean failed;
    /** The sleeper is woken when no more than this is under way: once for many acknowledgements, not for each. */
    private int wakeBelow;
    /** The one event whose time under way is taken; to take each one's would cost more than it tells. */
    private long timed = NONE;

    private long timedSince;

    KafkaDelivery(KafkaEventLog log, IntakeMeters.Way way, int mostUnderWay, Duration patience) {
        this.log = log;
        this.way = way;
        this.window = new byte[mostUnderWay];
        this.patienceNanos = patience.toNanos();
    }

    @Override
    public void accepted(KafkaMessage message, Instant arrivedAt) throws EventLogAwayException {
        var event = KafkaEventLog.record(message, arrivedAt);
        var size = message.value().length;
        var index = enter(size);
        send(event, (ignored, failure) -> {
            if (failure == null) {
                log.noteAccepted();
                way.accepted(1);
            }
            leave(index, size, ACCEPTED, failure);
        });
    }

    @Override
    public void rejected(RejectedEvent rejected) throws EventLogAwayException {
        var body = json(rejected);
        var event = new ProducerRecord<>(
                Topics.SUPPORT_REJECTED, null, rejected.rejectedAt().toEpochMilli(), rejected.tenant(), body);
        event.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
        var index = enter(body.length);
        send(event, (ignored, failure) -> {
            if (failure == null) {
                log.noteBack();
                way.rejected(rejected.reason());
            }
            leave(index, body.length, REJECTED, failure);
        });
    }

    @Override
    public void await() throws EventLogAwayException {
        lock.lock();
        try {
            wakeBelow = 0;
            while (acknowledged < next) {
                awaitProgress();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for room and gives the event its place in the window. */
    private long enter(int size) throws EventLogAwayException {
        lock.lock();
        try {
            if (failed || log.isKnownAway()) {
                throw away();
            }
            while (next - acknowledged == window.length || (underWay > 0 && bytesUnderWay + size > MOST_BYTES)) {
                wakeBelow = underWay / 2;
                awaitProgress();
            }
            var now = System.nanoTime();
            if (underWay == 0) {
                lastProgress = now;
            } else if (now - lastProgress > patienceNanos) {
                throw stalled();
            }
            underWay++;
            bytesUnderWay += size;
            window[slot(next)] = UNDER_WAY;
            if (timed == NONE) {
                timed = next;
                timedSince = now;
            }
            return next++;
        } finally {
            lock.unlock();
        }
    }

    private void send(ProducerRecord<String, byte[]> event, Callback callback) throws EventLogAwayException {
        try {
            log.producer().send(event, callback);
        } catch (KafkaException | IllegalStateException refused) {
            lock.lock();
            try {
                failed = true;
                log.noteAway(refused.getMessage());
                throw away();
            } finally {
                lock.unlock();
            }
        }
    }

    /** Called by the producer's thread. */
    private void leave(long index, int size, byte outcome, Exception failure) {
        lock.lock();
        try {
            underWay--;
            bytesUnderWay -= size;
            lastProgress = System.nanoTime();
            if (failure == null) {
                if (index == timed) {
                    log.noteAcknowledged(lastProgress - timedSince);
                    timed = NONE;
                }
                window[slot(index)] = outcome;
                slide();
            } else {
                fail(failure);
            }
            if (failed || underWay <= wakeBelow) {
                progress.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    private void slide() {
        while (acknowledged < next && window[slot(acknowledged)] != UNDER_WAY) {
            if (window[slot(acknowledged)] == ACCEPTED) {
                acceptedBelow++;
            }
            acknowledged++;
        }
    }

    private void fail(Exception failure) {
        failed = true;
        log.noteFailure(failure);
    }

    private void awaitProgress() throws EventLogAwayException {
        if (failed) {
            throw away();
        }
        var remaining = lastProgress + patienceNanos - System.nanoTime();
        if (remaining <= 0) {
            throw stalled();
        }
        try {
            progress.awaitNanos(remaining);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw away();
        }
    }

    private EventLogAwayException stalled() {
        failed = true;
        log.noteAway("nothing for " + Duration.ofNanos(patienceNanos));
        return away();
    }

    private EventLogAwayException away() {
        return new EventLogAwayException(acceptedBelow, acknowledged);
    }

    private int slot(long index) {
        return (int) (index % window.length);
    }

    private static byte[] json(RejectedEvent rejected) {
        try {
            return ContractJson.mapper().writeValueAsBytes(rejected);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A rejection always has a text", impossible);
        }
    }
}
