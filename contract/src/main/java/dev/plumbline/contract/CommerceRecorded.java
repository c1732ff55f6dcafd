package dev.plumbline.contract;

import java.util.Optional;

/** An order, or what became of it. The subject is the customer's id. */
public record CommerceRecorded(Header header, Kind kind, Optional<String> orderId, Optional<Money> money)
        implements SupportEvent {

    /** What happened to the order. */
    public enum Kind {
        ORDER,
        CANCELLATION,
        RETURN,
        REFUND,
        SHIPPING_DELAY,
        DAMAGED,
        SUBSCRIPTION_SKIP,
        FRAUD_FLAG
    }

    static CommerceRecorded read(Header header, DataReader in) {
        return new CommerceRecorded(
                header, in.requiredWord("kind", Kind.class), in.text("orderId"), in.money("amount", "currency"));
    }

    @Override
    public void write(DataWriter out) {
        out.word("kind", Optional.of(kind)).text("orderId", orderId).money("amount", "currency", money);
    }

    public String customerId() {
        return subject().orElseThrow();
    }
}
