package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CommerceRecorded.Kind;
import dev.plumbline.contract.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A refund: money given back, goods taken back, or both.
 *
 * @param amounts what was paid back, by each transaction that went through
 * @param isReturn whether goods came back into stock; those of an order that was not sent yet did not come back
 */
record ShopifyRefund(
        String id, String order, Optional<Instant> createdAt, List<Money> amounts, boolean isReturn, ShopifyMarks marks)
        implements Shopify.Told {

    static ShopifyRefund read(Payload refund) {
        return new ShopifyRefund(
                refund.requiredId("id"),
                refund.requiredId("order_id"),
                refund.instant("created_at"),
                refund.items("transactions").stream()
                        .filter(ShopifyRefund::wentThrough)
                        .flatMap(it -> ShopifyMoney.read(it, "amount", "currency").stream())
                        .toList(),
                refund.items("refund_line_items").stream()
                        .anyMatch(it -> isReturn(it.text("restock_type").orElse(""))),
                ShopifyMarks.in(refund.text("note"), refund.text("tags")));
    }

    private static boolean wentThrough(Payload transaction) {
        return transaction.text("kind").orElse("refund").equals("refund")
                && transaction.text("status").orElse("success").equals("success");
    }

    private static boolean isReturn(String restockType) {
        return restockType.equals("return") || restockType.equals("legacy_restock");
    }

    @Override
    public void tell(Findings findings, Memory memory) {
        var remembered = ShopifyOrder.remembered(order, memory);
        var customer = remembered.recall("customer");
        if (customer.isEmpty()) {
            findings.leaveOut("A refund does not say whose it is, and its order " + order
                    + " was not told: it was made before the shop was connected.");
            return;
        }
        if (!remembered.isNews("refund " + id, "recorded")) {
            findings.leaveOut("The refund was told before.");
            return;
        }
        add(findings, customer.get(), Kind.REFUND, amount());
        if (isReturn) {
            add(findings, customer.get(), Kind.RETURN, Optional.empty());
        }
        marks.tell(findings, remembered, customer.get(), order);
        if (!amounts.isEmpty() && amount().isEmpty()) {
            findings.leaveOut("The refund was paid in several currencies: it is counted, its amount is not.");
        }
    }

    /** The sum, when it is in one currency. */
    private Optional<Money> amount() {
        return amounts.stream().map(Money::currency).distinct().count() == 1
                ? amounts.stream()
                        .reduce((left, right) -> new Money(left.amount().add(right.amount()), left.currency()))
                : Optional.empty();
    }

    private void add(Findings findings, String customer, Kind kind, Optional<Money> money) {
        findings.add(customer, createdAt, header -> new CommerceRecorded(header, kind, Optional.of(order), money));
    }
}
