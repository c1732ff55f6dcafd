package dev.plumbline.kit.messaging;

import dev.plumbline.kit.db.DatabaseFailure;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.RetriableException;
import org.jboss.logging.Logger;

/** Tries again, with growing pauses, what only waits for the database or Kafka; ends at once when the service stops. */
@ApplicationScoped
class Patience {
    private static final Logger LOG = Logger.getLogger(Patience.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final CountDownLatch stop = new CountDownLatch(1);

    void stop(@Observes ShutdownEvent stopped) {
        stop.countDown();
    }

    /**
     * Tries until it is done.
     *
     * @throws ServiceStops when the service stops before that
     * @throws RuntimeException of the attempt, when waiting would not help
     */
    void untilDone(String what, Runnable attempt) {
        untilDone(what, attempt, Patience::waitingHelps);
    }

    /** As above, with a view of one's own on which failures are worth waiting. */
    void untilDone(String what, Runnable attempt, Predicate<RuntimeException> waitingHelps) {
        var pause = FIRST_PAUSE;
        while (true) {
            try {
                attempt.run();
                return;
            } catch (RuntimeException failure) {
                // What fails while everything is being closed says nothing about the work itself.
                if (isStopping()) {
                    throw new ServiceStops(failure);
                }
                if (!waitingHelps.test(failure)) {
                    throw failure;
                }
                LOG.warnf("%s: not possible now, again in %d ms: %s", what, pause.toMillis(), failure.getMessage());
                rest(pause, failure);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    private void rest(Duration pause, RuntimeException failure) {
        try {
            if (stop.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServiceStops(failure);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceStops(failure);
        }
    }

    private static boolean waitingHelps(RuntimeException failure) {
        return DatabaseFailure.isTransient(failure)
                // Better a backlog that is worked when the tables are mended than every event set aside.
                || DatabaseFailure.isOfSchema(failure)
                || failure instanceof RetriableException;
    }
}
