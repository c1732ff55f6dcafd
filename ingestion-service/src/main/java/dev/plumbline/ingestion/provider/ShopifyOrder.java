package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CommerceRecorded.Kind;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * An order. Whose it is is remembered, for refunds and deliveries do not say it.
 *
 * @param ordersOfCustomer how many orders the customer has made, this one included
 * @param marks what its tags say of it
 * @param isFraud whether it was cancelled for that
 */
record ShopifyOrder(
        String id,
        Optional<String> customer,
        Optional<BigDecimal> ordersOfCustomer,
        Optional<Money> total,
        Optional<Instant> createdAt,
        Optional<Instant> cancelledAt,
        ShopifyMarks marks,
        boolean isFraud) {

    static ShopifyOrder read(Payload order) {
        return new ShopifyOrder(
                order.requiredId("id"),
                order.id("customer/id").map(ShopifyCustomer::customer),
                order.number("customer/orders_count"),
                ShopifyMoney.read(order, "total_price", "currency"),
                order.instant("created_at"),
                order.instant("cancelled_at"),
                ShopifyMarks.in(order.text("tags")),
                order.text("cancel_reason").filter("fraud"::equals).isPresent());
    }

    /** What is remembered of an order. */
    static Remembered remembered(String order, Memory memory) {
        return new Remembered(memory, "shopify:order:" + order);
    }

    void created(Findings findings, Memory memory) {
        var remembered = remembered(id, memory);
        whose(findings, remembered).ifPresent(buyer -> {
            if (!remembered.isNews("order", "recorded")) {
                findings.leaveOut("The order was told before.");
                return;
            }
            add(findings, buyer, createdAt, Kind.ORDER, total);
            if (isRepeat(new Remembered(memory, buyer))) {
                // Its value stands in the order, with the currency it is in.
                findings.add(buyer, createdAt, header -> new CustomerEvent.Renewed(header, Optional.empty()));
            }
            marks.tell(findings, remembered, buyer, id);
        });
    }

    void updated(Findings findings, Memory memory) {
        var remembered = remembered(id, memory);
        whose(findings, remembered).ifPresent(buyer -> {
            if (!marks.tell(findings, remembered, buyer, id)) {
                findings.leaveOut("Of a changed order only a new tag is counted that says damaged or fraud.");
            }
        });
    }

    void cancelled(Findings findings, Memory memory) {
        var remembered = remembered(id, memory);
        whose(findings, remembered).ifPresent(buyer -> {
            if (!remembered.isNews("cancellation", "recorded")) {
                findings.leaveOut("The cancellation was told before.");
                return;
            }
            add(findings, buyer, cancelledAt, Kind.CANCELLATION, total);
            (isFraud ? marks.with(Kind.FRAUD_FLAG) : marks).tell(findings, remembered, buyer, id);
        });
    }

    private Optional<String> whose(Findings findings, Remembered remembered) {
        var buyer = customer.or(() -> remembered.recall("customer"));
        buyer.ifPresentOrElse(
                it -> remembered.isNews("customer", it),
                () -> findings.leaveOut("The order has no customer, as one made at the counter."));
        return buyer;
    }

    /** Shopify counts the customer's orders, or another one was told before. */
    private boolean isRepeat(Remembered buyer) {
        var another = buyer.recall("order").filter(it -> !it.equals(id)).isPresent();
        buyer.isNews("order", id);
        return another
                || ordersOfCustomer
                        .filter(it -> it.compareTo(BigDecimal.ONE) > 0)
                        .isPresent();
    }

    private void add(Findings findings, String buyer, Optional<Instant> at, Kind kind, Optional<Money> money) {
        findings.add(buyer, at, header -> new CommerceRecorded(header, kind, Optional.of(id), money));
    }
}
