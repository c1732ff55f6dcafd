package dev.plumbline.metrics.fact;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Links the contacts of one customer: a conversation is a repeat of an earlier one of the same category that it
 * follows within the tenant's window. Pure; a second function over facts, so late events need no code of their own.
 */
public final class RepeatLinks {
    private final List<Candidate> conversations;
    private final Map<String, List<Candidate>> byOpening;
    private final Map<String, List<Candidate>> bySettlement;
    private final Duration window;

    private RepeatLinks(List<Candidate> candidates, Duration window) {
        this.conversations = sortedByOpening(candidates);
        this.byOpening = conversations.stream().collect(Collectors.groupingBy(Candidate::category));
        this.bySettlement = conversations.stream()
                .filter(it -> it.settledAt().isPresent())
                .sorted(Comparator.comparing(Candidate::settlement)
                        .thenComparing(Candidate::openedAt)
                        .thenComparing(Candidate::id))
                .collect(Collectors.groupingBy(Candidate::category));
        this.window = window;
    }

    /**
     * What a link needs to know of a conversation or session.
     *
     * @param settledAt first resolution of a conversation, last use of a session
     * @param category {@code unknown} when nobody told
     */
    public record Candidate(
            String id, boolean session, String category, Instant openedAt, Optional<Instant> settledAt) {
        private boolean hasCategory() {
            return !Labels.UNKNOWN.equals(category);
        }

        private Instant settlement() {
            return settledAt.orElseThrow();
        }
    }

    /**
     * How a contact is linked.
     *
     * @param repeatOf the latest conversation that it repeats
     * @param repeated whether a later conversation repeats it
     */
    public record Link(Optional<String> repeatOf, boolean repeated) {
        public static final Link NONE = new Link(Optional.empty(), false);

        public boolean isRepeat() {
            return repeatOf.isPresent();
        }
    }

    /**
     * The contacts that make a link.
     *
     * @param repeatOf the latest conversation that it repeats
     * @param repeatedBy the first conversation that repeats it
     */
    public record Neighbours(Optional<Candidate> repeatOf, Optional<Candidate> repeatedBy) {
        public static final Neighbours NONE = new Neighbours(Optional.empty(), Optional.empty());

        public Link link() {
            return new Link(repeatOf.map(Candidate::id), repeatedBy.isPresent());
        }
    }

    /** The links among one customer's conversations and sessions, by id. */
    public static Map<String, Link> link(List<Candidate> candidates, Duration window) {
        var links = new RepeatLinks(candidates, window);
        var found = new HashMap<String, Link>();
        candidates.forEach(it -> found.put(it.id(), links.neighbours(it).link()));
        return found;
    }

    /** What links one of these candidates to the others. */
    public static Neighbours neighbours(Candidate of, List<Candidate> candidates, Duration window) {
        return new RepeatLinks(candidates, window).neighbours(of);
    }

    private Neighbours neighbours(Candidate candidate) {
        return new Neighbours(repeatOf(candidate), repeatedBy(candidate));
    }

    private Optional<Candidate> repeatOf(Candidate later) {
        if (later.session() || !later.hasCategory()) {
            return Optional.empty();
        }
        var earlier = bySettlement.getOrDefault(later.category(), List.of());
        var oldest = later.openedAt().minus(window);
        for (var index = firstNot(earlier, it -> it.settlement().isBefore(later.openedAt())) - 1; index >= 0; index--) {
            var candidate = earlier.get(index);
            if (candidate.settlement().isBefore(oldest)) {
                return Optional.empty();
            }
            if (!candidate.id().equals(later.id())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    private Optional<Candidate> repeatedBy(Candidate earlier) {
        if (earlier.settledAt().isEmpty() || (!earlier.session() && !earlier.hasCategory())) {
            return Optional.empty();
        }
        // A session that names no category is followed by a conversation about anything.
        var followers = earlier.hasCategory() ? byOpening.getOrDefault(earlier.category(), List.of()) : conversations;
        var end = earlier.settlement().plus(window);
        for (var index = firstNot(followers, it -> !it.openedAt().isAfter(earlier.settlement()));
                index < followers.size();
                index++) {
            var candidate = followers.get(index);
            if (candidate.openedAt().isAfter(end)) {
                return Optional.empty();
            }
            if (!candidate.id().equals(earlier.id())) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }

    /** The index of the first candidate of a sorted list for which a condition that holds at its start does not. */
    private static int firstNot(List<Candidate> sorted, Predicate<Candidate> condition) {
        var low = 0;
        var high = sorted.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (condition.test(sorted.get(middle))) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static List<Candidate> sortedByOpening(List<Candidate> candidates) {
        return candidates.stream()
                .filter(it -> !it.session())
                .sorted(Comparator.comparing(Candidate::openedAt).thenComparing(Candidate::id))
                .toList();
    }
}
