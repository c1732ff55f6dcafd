package dev.plumbline.survey.survey;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Tells an answer that a machine gave: what scans mails opens every link in them, some press the buttons behind, and all of
 * it within moments of the delivery. A program that is given a link posts without opening the page, and is not meant.
 */
final class Suspicion {
    /** Nobody reads a mail, opens its link and presses a button in less. */
    static final Duration TOO_SOON = Duration.ofSeconds(3);

    /** Nobody opens this many ratings of one mail in as little time. */
    static final int SEVERAL = 3;

    static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** What a scanner opened long before says nothing of the person who reads the mail in the evening. */
    static final Duration NEAR = Duration.ofMinutes(1);

    private Suspicion() {}

    /** Why an answer is suspected; empty when it is not. {@code throughPage}: whether the form of the page sent it. */
    static Optional<String> of(Visited visited, Instant answeredAt, Instant sentAt, boolean throughPage) {
        if (visited.trap().filter(at -> isNear(at, answeredAt)).isPresent()) {
            return Optional.of("A link that no person sees was opened at the same time.");
        }
        var around = visited.ratings().values().stream()
                .filter(at -> isNear(at, answeredAt))
                .sorted()
                .toList();
        for (var first = 0; first + SEVERAL <= around.size(); first++) {
            if (!around.get(first + SEVERAL - 1).isAfter(around.get(first).plus(AT_ONCE))) {
                return Optional.of("Several ratings of the mail were opened within seconds.");
            }
        }
        return throughPage && answeredAt.isBefore(sentAt.plus(TOO_SOON))
                ? Optional.of("It was answered within seconds of its delivery.")
                : Optional.empty();
    }

    private static boolean isNear(Instant visit, Instant answer) {
        return Duration.between(visit, answer).abs().compareTo(NEAR) <= 0;
    }
}
