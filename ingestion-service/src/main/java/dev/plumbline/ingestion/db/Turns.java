package dev.plumbline.ingestion.db;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets those of one tenant's provider pass one behind the other, in the order of their coming, and nobody wait for those of
 * another. Knows only of whom somebody waits for or has a turn of.
 */
final class Turns {
    /** Of one tenant's provider; each waits on a thread, of which the others need some. */
    static final int MOST_AT_ONCE = 32;

    private record Whose(String tenant, String provider) {}

    /** Who has the turn, and who awaits it. */
    private static final class Queue {
        private final ReentrantLock lock = new ReentrantLock(true);
        private int people;
    }

    private final Map<Whose, Queue> queues = new HashMap<>();

    /** Somebody's turn, which ends when it is closed. */
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a turn; empty when it does not come in time, or too many wait already. */
    Optional<Turn> await(String tenant, String provider, Duration patience) {
        var whose = new Whose(tenant, provider);
        return join(whose).flatMap(queue -> {
            if (isFirstWithin(patience, queue)) {
                return Optional.of(() -> {
                    queue.lock.unlock();
                    leave(whose, queue);
                });
            }
            leave(whose, queue);
            return Optional.empty();
        });
    }

    /** How many have a turn or await one. */
    synchronized int people() {
        return queues.values().stream().mapToInt(it -> it.people).sum();
    }

    private synchronized Optional<Queue> join(Whose whose) {
        var queue = queues.computeIfAbsent(whose, it -> new Queue());
        if (queue.people == MOST_AT_ONCE) {
            return Optional.empty();
        }
        queue.people++;
        return Optional.of(queue);
    }

    private synchronized void leave(Whose whose, Queue queue) {
        queue.people--;
        if (queue.people == 0) {
            queues.remove(whose);
        }
    }

    private static boolean isFirstWithin(Duration patience, Queue queue) {
        try {
            return queue.lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
