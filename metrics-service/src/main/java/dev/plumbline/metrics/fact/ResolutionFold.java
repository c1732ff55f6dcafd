package dev.plumbline.metrics.fact;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows a conversation through its resolutions and reopenings. */
final class ResolutionFold {
    private final Instant openedAt;
    private final List<SupportEvent> events;
    private final List<OpenSpan> open = new ArrayList<>();
    private Optional<Instant> resolvedAt = Optional.empty();
    private Optional<Instant> firstResolvedAt = Optional.empty();
    private Instant waitingSince;
    private int reopens;
    private boolean assisted;

    ResolutionFold(Instant openedAt, List<SupportEvent> events) {
        this.openedAt = openedAt;
        this.events = events;
        this.waitingSince = openedAt;
    }

    Resolution resolution() {
        for (var event : events) {
            if (event instanceof ConversationEvent.Resolved resolved) {
                resolve(resolved);
            } else if (event instanceof ConversationEvent.Reopened reopened) {
                reopen(reopened);
            }
        }
        if (resolvedAt.isEmpty()) {
            open.add(new OpenSpan(waitingSince, Optional.empty()));
        }
        return new Resolution(resolvedAt, firstResolvedAt, reopens, assisted, List.copyOf(open));
    }

    private void resolve(ConversationEvent.Resolved resolved) {
        if (resolvedAt.isEmpty() && waitingSince.isBefore(resolved.time())) {
            open.add(new OpenSpan(waitingSince, Optional.of(resolved.time())));
        }
        resolvedAt = Optional.of(resolved.time());
        firstResolvedAt = firstResolvedAt.or(() -> resolvedAt);
        assisted |= resolved.aiAssisted();
    }

    private void reopen(ConversationEvent.Reopened reopened) {
        if (resolvedAt.isPresent()) {
            reopens++;
            resolvedAt = Optional.empty();
            // What lies before the opening is no waiting: the conversation was not there yet.
            waitingSince = reopened.time().isBefore(openedAt) ? openedAt : reopened.time();
        }
    }
}
