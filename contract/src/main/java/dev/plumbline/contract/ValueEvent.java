package dev.plumbline.contract;

import java.util.Optional;

/** What a conversation was worth besides its solution. The subject is the conversation's id. */
public sealed interface ValueEvent extends SupportEvent {

    /** The conversation this event belongs to. */
    default String conversationId() {
        return subject().orElseThrow();
    }

    Optional<String> customerId();

    /** Revenue that the conversation brought or saved. */
    record RevenueRecorded(Header header, RevenueKind kind, Money money, Optional<String> customerId)
            implements ValueEvent {

        static RevenueRecorded read(Header header, DataReader in) {
            return new RevenueRecorded(
                    header,
                    in.requiredWord("kind", RevenueKind.class),
                    in.requiredMoney("amount", "currency"),
                    in.id("customerId"));
        }

        @Override
        public void write(DataWriter out) {
            out.word("kind", Optional.of(kind))
                    .money("amount", "currency", Optional.of(money))
                    .text("customerId", customerId);
        }
    }

    enum RevenueKind {
        UPSELL,
        CROSS_SELL,
        RETENTION_SAVE
    }

    /** The customer showed interest in more. */
    record ExpansionSignaled(Header header, ExpansionKind kind, Optional<String> customerId) implements ValueEvent {
        static ExpansionSignaled read(Header header, DataReader in) {
            return new ExpansionSignaled(header, in.requiredWord("kind", ExpansionKind.class), in.id("customerId"));
        }

        @Override
        public void write(DataWriter out) {
            out.word("kind", Optional.of(kind)).text("customerId", customerId);
        }
    }

    enum ExpansionKind {
        FEATURE_QUESTION,
        INTEGRATION_REQUEST,
        SEAT_PRICING,
        OTHER
    }
}
