package dev.plumbline.survey;

import dev.plumbline.survey.survey.AskByCadence;
import dev.plumbline.survey.survey.ExpireSurveys;
import dev.plumbline.survey.survey.SendSurveys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/** Lets the work that waits for its time be done. */
@ApplicationScoped
class SurveyTimer {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final SendSurveys sendSurveys;
    private final ExpireSurveys expireSurveys;
    private final AskByCadence askByCadence;
    private final ReadWriteLock running = new ReentrantReadWriteLock();
    private volatile boolean stopping;

    SurveyTimer(SendSurveys sendSurveys, ExpireSurveys expireSurveys, AskByCadence askByCadence) {
        this.askByCadence = askByCadence;
        this.sendSurveys = sendSurveys;
        this.expireSurveys = expireSurveys;
    }

    /** Lets what is under way come to its end while the database is still there; a hanging mail server is not waited for. */
    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        if (running.writeLock().tryLock(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
            running.writeLock().unlock();
        }
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void send() {
        run(() -> sendSurveys.sendAllDue(() -> !stopping));
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void askByCadence() {
        run(askByCadence::askAllWhoseTurnIs);
    }

    @Scheduled(every = "10s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void remind() {
        run(() -> sendSurveys.remindAll(() -> !stopping));
    }

    @Scheduled(every = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void expire() {
        run(expireSurveys::expireAllOverdue);
    }

    private void run(Runnable work) {
        running.readLock().lock();
        try {
            if (!stopping) {
                work.run();
            }
        } finally {
            running.readLock().unlock();
        }
    }
}
