package dev.plumbline.ingestion.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a body without a time is Freshdesk's repetition of one that came before, or the same thing happening again. It is
 * a repetition when the same came within the last {@link #LASTS} and each value it changed to is the last one known.
 * Two replies alike within that time thus count as one: better than one that counts twice.
 */
record Repetition(FreshdeskTicket ticket, String digest, Instant arrivedAt) {
    /** 5, 30 and 60 minutes after each other, with some to spare. */
    static final Duration LASTS = Duration.ofMinutes(120);

    private static final String SEEN = "seen";
    private static final int MOST_SEEN = 50;

    /** Also remembers what it saw, when it is none. */
    boolean isOne(Memory memory) {
        var conversation = ticket.conversation();
        var recent = memory.recall(conversation, SEEN).stream()
                .flatMap(seen -> Arrays.stream(seen.split(" ")))
                .filter(this::isRecent)
                .toList();
        var again = recent.stream().anyMatch(it -> it.startsWith(digest + "@"));
        var changes = ticket.changes();
        if (again && changes.stream().allMatch(change -> isSo(change, memory))) {
            return true;
        }
        var seen = Stream.concat(
                        Stream.of(digest + "@" + arrivedAt.getEpochSecond()),
                        recent.stream().filter(it -> !it.startsWith(digest)))
                .limit(MOST_SEEN);
        memory.remember(conversation, SEEN, seen.collect(Collectors.joining(" ")));
        changes.forEach(change ->
                memory.remember(conversation, name(change), change.to().orElse("")));
        return false;
    }

    private boolean isRecent(String seen) {
        var second = Long.parseLong(seen.substring(seen.indexOf('@') + 1));
        return !Instant.ofEpochSecond(second).plus(LASTS).isBefore(arrivedAt);
    }

    private boolean isSo(TriggeredEvent.Change change, Memory memory) {
        return memory.recall(ticket.conversation(), name(change))
                .filter(change.to().orElse("")::equals)
                .isPresent();
    }

    private static String name(TriggeredEvent.Change change) {
        return "last " + change.name();
    }
}
