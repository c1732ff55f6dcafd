package dev.plumbline.metrics.explain;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.SupportEvent;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * The words that explanations have in common. A time on the day of the opening is told as "10:02", on another day as
 * "10:02 on 3 Feb 2026".
 *
 * @param zone the tenant's
 */
record Telling(ZoneId zone, Instant openedAt) {
    /** More than these make a sentence that nobody reads. */
    private static final int MOST_TIMES = 5;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter ON_ANOTHER_DAY =
            DateTimeFormatter.ofPattern("HH:mm 'on' d MMM uuuu", Locale.ENGLISH);

    String time(Instant instant) {
        var local = instant.atZone(zone);
        var isThatDay = local.toLocalDate().equals(openedAt.atZone(zone).toLocalDate());
        return (isThatDay ? TIME : ON_ANOTHER_DAY).format(local);
    }

    String at(SupportEvent event) {
        return "at " + time(event.time());
    }

    /** "at 10:02", "at 10:02, 10:05 and 10:09"; of many "from 10:02 to 10:31". */
    String at(List<? extends SupportEvent> events) {
        return events.size() > MOST_TIMES
                ? during(events)
                : "at " + and(events.stream().map(it -> time(it.time())).toList());
    }

    /** "at 10:02", or "from 10:02 to 10:09". */
    String during(List<? extends SupportEvent> events) {
        var first = time(events.getFirst().time());
        var last = time(events.getLast().time());
        return first.equals(last) ? "at " + first : "from " + first + " to " + last;
    }

    static String who(ConversationEvent.Resolved resolved) {
        return resolved.by() == Handler.AI
                ? "the AI"
                : resolved.agentId().map(Telling::agent).orElse("a person");
    }

    static String who(ConversationEvent.Message message) {
        return switch (message.author()) {
            case CUSTOMER -> "the customer";
            case AI -> "the AI";
            case HUMAN -> message.agentId().map(Telling::agent).orElse("a person");
        };
    }

    /** Names stay as they were given: they never begin a sentence. */
    static String agent(String name) {
        return "the agent " + name;
    }

    /** "once", "twice", "3 times". */
    static String times(int count) {
        return switch (count) {
            case 1 -> "once";
            case 2 -> "twice";
            default -> count + " times";
        };
    }

    /** "once more", "3 more times". */
    static String moreTimes(int count) {
        return count == 1 ? "once more" : count == 2 ? "twice more" : count + " more times";
    }

    /** "1 message", "3 messages". */
    static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /** "a", "a and b", "a, b and c". */
    static String and(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    /** {@code customer_request} as "customer request". */
    static String spoken(String word) {
        return word.replace('_', ' ');
    }

    /** With a capital at its start and a full stop at its end. */
    static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
