package dev.plumbline.alert.channel;

import dev.plumbline.alert.AlertConfig;
import dev.plumbline.alert.notify.Channel;
import dev.plumbline.alert.notify.ChannelStore;
import dev.plumbline.alert.notify.DeliveryStore;
import dev.plumbline.alert.notify.DueDelivery;
import dev.plumbline.alert.notify.Outcome;
import dev.plumbline.alert.notify.RetrySchedule;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Sends what is due, each in a thread of its own: a slow receiver holds up nobody else. Claim, attempt and outcome are
 * separate steps; who dies after the second leaves a delivery that is sent again, under the same id.
 */
@ApplicationScoped
class DeliveryWorker {
    private static final Logger LOG = Logger.getLogger(DeliveryWorker.class);
    private static final int MOST_AT_ONCE = 128;
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(5);

    private final TenantTransaction transactions;
    private final DeliveryStore deliveries;
    private final ChannelStore channels;
    private final WebhookClient webhooks;
    private final InstantSource clock;
    private final Duration lease;
    private final Semaphore free = new Semaphore(MOST_AT_ONCE);
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("delivery-", 0).factory());
    private volatile boolean failing;

    DeliveryWorker(
            TenantTransaction transactions,
            DeliveryStore deliveries,
            ChannelStore channels,
            WebhookClient webhooks,
            InstantSource clock,
            AlertConfig config) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.channels = channels;
        this.webhooks = webhooks;
        this.clock = clock;
        this.lease = config.deliveryTimeout().multipliedBy(3);
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void work() {
        try {
            if (!threads.isShutdown()) {
                begin(free.availablePermits());
            }
            failing = false;
        } catch (RuntimeException failure) {
            // It stays in the table; one line says so, not one each second.
            if (!failing) {
                LOG.warnf("What is due cannot be read, trying again: %s", failure.getMessage());
            }
            failing = true;
        }
    }

    private void begin(int most) {
        for (var delivery : transactions.acrossTenants(connection -> deliveries.claim(clock.instant(), lease, most))) {
            free.acquireUninterruptibly();
            threads.execute(() -> {
                try {
                    deliver(delivery);
                } catch (RuntimeException failure) {
                    // The claim ends by itself; then it is tried again.
                    LOG.errorf(failure, "Delivery %d of tenant %s failed", delivery.id(), delivery.tenant());
                } finally {
                    free.release();
                }
            });
        }
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LONGEST_GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("Some deliveries are under way still; they are sent again at the next start");
        }
    }

    private void deliver(DueDelivery delivery) {
        var channel =
                transactions.in(delivery.tenant(), connection -> channels.find(delivery.tenant(), delivery.channel()));
        var outcome = attempt(delivery, channel);
        transactions.run(delivery.tenant(), connection -> {
            deliveries.record(delivery, outcome, clock.instant());
            if (outcome instanceof Outcome.ChannelGone gone) {
                channels.disable(
                        delivery.tenant(),
                        delivery.channel(),
                        "The receiver says that it is gone for good (" + gone.answer() + ")");
            }
        });
    }

    private Outcome attempt(DueDelivery delivery, Optional<Channel> channel) {
        if (channel.isEmpty()) {
            return new Outcome.GivenUp("Not sent: the channel was removed");
        }
        return switch (channel.get()) {
            case Channel it when !it.isEnabled() -> new Outcome.GivenUp("Not sent: the channel is disabled");
            case Channel.Webhook webhook -> post(delivery, webhook);
        };
    }

    private Outcome post(DueDelivery delivery, Channel.Webhook webhook) {
        var body = WebhookBody.of(delivery.notification());
        var messageId = delivery.notification().messageId();
        var now = clock.instant();
        var response = webhooks.post(
                webhook.url(),
                Map.of(
                        "content-type",
                        "application/json",
                        "user-agent",
                        "Plumbline",
                        "webhook-id",
                        messageId,
                        "webhook-timestamp",
                        Long.toString(now.getEpochSecond()),
                        "webhook-signature",
                        WebhookSignature.of(webhook.secret(), messageId, now, body)),
                body);
        return RetrySchedule.judge(response, delivery.attempt(), clock.instant(), random.nextDouble());
    }
}
