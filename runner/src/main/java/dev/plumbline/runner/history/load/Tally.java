package dev.plumbline.runner.history.load;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.runner.history.CsvHistory;
import dev.plumbline.runner.history.PathGuess;
import dev.plumbline.runner.history.Understood;
import dev.plumbline.runner.send.SendOutcome;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What an import has understood and sent so far. Is kept with its position, so that it speaks of the whole in the end. */
@JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.ANY,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public final class Tally {
    private static final int MOST_EXAMPLES = 20;

    private final Map<String, Long> events = new TreeMap<>();
    private final Map<PathGuess, Long> paths = new TreeMap<>();
    private final Map<String, LeftOut> leftOut = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();
    private long conversations;
    private long faultCount;
    private long accepted;
    private long refused;
    private String first;
    private String last;

    /** How often something was left out for the same reason, and one place where it was. */
    public record LeftOut(long count, String example) {
        LeftOut more(long count) {
            return new LeftOut(this.count + count, example);
        }
    }

    /**
     * Counts a conversation, or a row.
     *
     * @param isConversation whether its events are all there are of a conversation
     */
    public void understood(String where, boolean isConversation, Understood understood) {
        understood
                .leftOut()
                .forEach(it -> leftOut.merge(it.reason(), new LeftOut(1, it.example()), (known, one) -> known.more(1)));
        faultCount += understood.faults().isEmpty() ? 0 : 1;
        understood.faults().forEach(fault -> {
            if (faults.size() < MOST_EXAMPLES) {
                var sentence = CsvHistory.sentence(Optional.empty(), fault);
                faults.add(where.isEmpty() ? sentence : where + ", " + sentence);
            }
        });
        understood.events().forEach(this::count);
        var opened = understood.events().stream()
                .filter(ConversationEvent.Opened.class::isInstance)
                .count();
        conversations += opened;
        if (isConversation && opened > 0) {
            paths.merge(PathGuess.of(understood.events()), 1L, Long::sum);
        }
    }

    private void count(SupportEvent event) {
        events.merge(event.type().wireName(), 1L, Long::sum);
        // The ISO form of instants does not sort as they do where fractions differ; to the second it does.
        var time = event.time().truncatedTo(ChronoUnit.SECONDS).toString();
        span(time, time);
    }

    private void span(String from, String to) {
        first = first == null || from.compareTo(first) < 0 ? from : first;
        last = last == null || to.compareTo(last) > 0 ? to : last;
    }

    /** Counts what ingestion took of a batch. */
    public void sent(SendOutcome outcome) {
        accepted += outcome.accepted();
        refused += outcome.rejectedCount();
        outcome.rejected().stream()
                .limit(Math.max(0, MOST_EXAMPLES - refusals.size()))
                .map(it -> "event %s: %s".formatted(it.id(), it.detail()))
                .forEach(refusals::add);
    }

    /** Counts what another has counted, of what came after. */
    void add(Tally later) {
        later.events.forEach((type, count) -> events.merge(type, count, Long::sum));
        later.paths.forEach((path, count) -> paths.merge(path, count, Long::sum));
        later.leftOut.forEach(
                (reason, more) -> leftOut.merge(reason, more, (known, other) -> known.more(other.count())));
        addExamples(later.faults, faults);
        addExamples(later.refusals, refusals);
        conversations += later.conversations;
        faultCount += later.faultCount;
        accepted += later.accepted;
        refused += later.refused;
        if (later.first != null) {
            span(later.first, later.last);
        }
    }

    private static void addExamples(List<String> more, List<String> known) {
        known.addAll(more.subList(0, Math.min(more.size(), MOST_EXAMPLES - known.size())));
    }

    public boolean isWhole() {
        return faultCount == 0 && refused == 0;
    }

    public long conversations() {
        return conversations;
    }

    public long events() {
        return events.values().stream().mapToLong(Long::longValue).sum();
    }

    public Map<String, Long> eventsByType() {
        return Collections.unmodifiableMap(events);
    }

    public Map<PathGuess, Long> paths() {
        return Collections.unmodifiableMap(paths);
    }

    public Map<String, LeftOut> leftOut() {
        return Collections.unmodifiableMap(leftOut);
    }

    /** The first records that could not be taken, with what is wrong. */
    public List<String> faults() {
        return Collections.unmodifiableList(faults);
    }

    /** Records that could not be taken, or not whole. */
    public long faultCount() {
        return faultCount;
    }

    /** The first events that ingestion did not take, with its reason. */
    public List<String> refusals() {
        return Collections.unmodifiableList(refusals);
    }

    public long refused() {
        return refused;
    }

    public long accepted() {
        return accepted;
    }

    /** To the second; empty when nothing was understood. */
    public Optional<String> first() {
        return Optional.ofNullable(first);
    }

    public Optional<String> last() {
        return Optional.ofNullable(last);
    }
}
