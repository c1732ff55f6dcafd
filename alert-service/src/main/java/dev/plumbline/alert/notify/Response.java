package dev.plumbline.alert.notify;

import java.time.Instant;
import java.util.Optional;

/** What came back from one attempt. */
public sealed interface Response {
    /** For the log of deliveries, exact. */
    String inWords();

    /** The receiver answered. {@code retryAfter}: when it wants to be asked again. */
    record Answered(int status, String body, Optional<Instant> retryAfter) implements Response {
        @Override
        public String inWords() {
            return body.isBlank() ? "HTTP " + status : "HTTP " + status + ": " + body;
        }
    }

    /** No answer: not found, not reached, not in time. */
    record Unreachable(String why) implements Response {
        @Override
        public String inWords() {
            return "No answer: " + why;
        }
    }

    /** It was not asked, for it is not an address to send to. */
    record Refused(String why) implements Response {
        @Override
        public String inWords() {
            return "Not sent: " + why;
        }
    }
}
