package dev.plumbline.runner;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Starts again what ended by itself: soon the first time, more and more slowly when it keeps ending. */
final class Restarts {
    private static final Duration FIRST_DELAY = Duration.ofSeconds(1);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);
    /** Who lived this long has recovered, and the next end counts as its first. */
    private static final Duration RECOVERED = Duration.ofMinutes(1);

    private final Consumer<String> messages;
    private volatile boolean over;

    Restarts(Consumer<String> messages) {
        this.messages = messages;
    }

    /** A part that can start again; starting answers with the future of its next end. */
    record Part(String name, Supplier<CompletableFuture<?>> start) {}

    void watch(Part part, CompletableFuture<?> end) {
        watch(part, end, FIRST_DELAY);
    }

    /** From now on an end is what was wanted. */
    void finish() {
        over = true;
    }

    private void watch(Part part, CompletableFuture<?> end, Duration delay) {
        long since = System.nanoTime();
        end.thenRun(() -> {
            if (!over) {
                boolean recovered = System.nanoTime() - since > RECOVERED.toNanos();
                again(part, recovered ? FIRST_DELAY : delay, "ended unexpectedly");
            }
        });
    }

    private void again(Part part, Duration delay, String what) {
        messages.accept("%s %s; starting it again in %d s.".formatted(part.name(), what, delay.toSeconds()));
        Duration next = delay.multipliedBy(2).compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay.multipliedBy(2);
        CompletableFuture.runAsync(
                () -> {
                    if (over) {
                        return;
                    }
                    try {
                        var end = part.start().get();
                        messages.accept(part.name() + " runs again.");
                        watch(part, end, next);
                    } catch (SuiteFailure | dev.plumbline.embedded.EmbeddedFailure failure) {
                        if (!over) {
                            again(part, next, "did not start: " + failure.getMessage());
                        }
                    } catch (CompletionException stopped) {
                        messages.accept(part.name() + " stays away: " + stopped.getMessage());
                    }
                },
                CompletableFuture.delayedExecutor(
                        delay.toMillis(),
                        TimeUnit.MILLISECONDS,
                        task -> Thread.ofVirtual().start(task)));
    }
}
