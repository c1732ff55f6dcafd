package dev.plumbline.ingestion.intake;

import dev.plumbline.contract.KafkaMessage;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Violation;
import java.util.List;
import java.util.Optional;

/** What becomes of a submission. */
public sealed interface Decision {

    /** It keeps the contract and goes on as this message. */
    record Accepted(KafkaMessage message) implements Decision {}

    /**
     * It is not taken. What it says of the event is cut to what a person reads: an event may break the contract in
     * a hundred thousand places, or have an id of a megabyte.
     *
     * @param eventId the event's own id, if it could be read
     */
    record Rejected(RejectedEvent.Reason reason, Optional<String> eventId, List<Violation> violations)
            implements Decision {
        private static final int MOST_VIOLATIONS = 50;
        private static final int LONGEST_TEXT = 400;

        public Rejected {
            eventId = eventId.map(id -> cut(id));
            violations = violations.stream()
                    .limit(MOST_VIOLATIONS)
                    .map(it -> new Violation(cut(it.pointer()), cut(it.detail())))
                    .toList();
        }

        private static String cut(String text) {
            if (text.length() <= LONGEST_TEXT) {
                return text;
            }
            var end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            return text.substring(0, end) + "…";
        }
    }
}
