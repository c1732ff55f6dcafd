package dev.plumbline.metrics.mail;

import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.review.SendDigests;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/** Lets the digests be sent whose time has come. */
@ApplicationScoped
class DigestTimer {
    private static final Logger LOG = Logger.getLogger(DigestTimer.class);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final SendDigests sendDigests;
    private final TenantRegistry registry;
    private final ReentrantLock running = new ReentrantLock();
    private volatile boolean stopping;

    DigestTimer(SendDigests sendDigests, TenantRegistry registry) {
        this.sendDigests = sendDigests;
        this.registry = registry;
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        running.lock();
        try {
            if (!stopping) {
                sendDigests.sendAllDue(registry.tenants());
            }
        } catch (RuntimeException failure) {
            // What was claimed is tried again when the claim ends.
            LOG.errorf(failure, "The weekly reviews cannot be sent, trying again");
        } finally {
            running.unlock();
        }
    }

    /** Lets a mail that is under way be marked while the database is still there; a hanging mail server is not waited for. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (running.tryLock(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
            running.unlock();
        }
    }
}
