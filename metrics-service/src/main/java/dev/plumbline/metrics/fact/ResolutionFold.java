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
    private final List<OpenSpan> open = new ArrayList<>();
    private final List<ConversationEvent.Reopened> reopenings = new ArrayList<>();
    private final List<ConversationEvent.Resolved> assisted = new ArrayList<>();
    private Optional<ConversationEvent.Resolved> standing = Optional.empty();
    private Optional<ConversationEvent.Resolved> first = Optional.empty();
    private Instant waitingSince;

    ResolutionFold(Instant openedAt, List<SupportEvent> events) {
        this.openedAt = openedAt;
        this.waitingSince = openedAt;
        for (var event : events) {
            if (event instanceof ConversationEvent.Resolved resolved) {
                resolve(resolved);
            } else if (event instanceof ConversationEvent.Reopened reopened) {
                reopen(reopened);
            }
        }
        if (standing.isEmpty()) {
            open.add(new OpenSpan(waitingSince, Optional.empty()));
        }
    }

    Resolution resolution() {
        return new Resolution(
                standing.map(SupportEvent::time),
                first.map(SupportEvent::time),
                reopenings.size(),
                !assisted.isEmpty(),
                List.copyOf(open));
    }

    Grounds.Settlement grounds() {
        return new Grounds.Settlement(standing, first, List.copyOf(reopenings), List.copyOf(assisted));
    }

    private void resolve(ConversationEvent.Resolved resolved) {
        if (standing.isEmpty() && waitingSince.isBefore(resolved.time())) {
            open.add(new OpenSpan(waitingSince, Optional.of(resolved.time())));
        }
        standing = Optional.of(resolved);
        first = first.or(() -> standing);
        if (resolved.aiAssisted()) {
            assisted.add(resolved);
        }
    }

    private void reopen(ConversationEvent.Reopened reopened) {
        if (standing.isPresent()) {
            reopenings.add(reopened);
            standing = Optional.empty();
            // What lies before the opening is no waiting: the conversation was not there yet.
            waitingSince = reopened.time().isBefore(openedAt) ? openedAt : reopened.time();
        }
    }
}
