package dev.plumbline.contract;

import java.util.Optional;

/** What people say of the AI's decision to hand over, or not to. The subject is the conversation's id. */
public sealed interface EscalationEvent extends SupportEvent {

    /** The conversation this event belongs to. */
    default String conversationId() {
        return subject().orElseThrow();
    }

    /** A person's verdict: should it have been handed over, and what went wrong if something did. */
    record Reviewed(Header header, boolean shouldHaveEscalated, Optional<Failure> failure, String reviewerId)
            implements EscalationEvent {

        static Reviewed read(Header header, DataReader in) {
            return new Reviewed(
                    header,
                    in.requiredFlag("shouldHaveEscalated"),
                    in.word("failure", Failure.class),
                    in.requiredText("reviewerId"));
        }

        @Override
        public void write(DataWriter out) {
            out.flag("shouldHaveEscalated", Optional.of(shouldHaveEscalated))
                    .word("failure", failure)
                    .text("reviewerId", Optional.of(reviewerId));
        }
    }

    /** How a handoff, or its absence, failed. */
    enum Failure {
        LATE,
        BLIND,
        UNNECESSARY,
        MISSED
    }

    /** The agent who took over rates the handoff, 1..5. */
    record Rated(Header header, String agentId, int rating, Optional<String> note) implements EscalationEvent {
        static Rated read(Header header, DataReader in) {
            return new Rated(header, in.requiredText("agentId"), in.requiredInteger("rating", 1, 5), in.text("note"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("agentId", Optional.of(agentId)).integer("rating", rating).text("note", note);
        }
    }
}
