package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.CommerceRecorded.Kind;
import java.time.Instant;
import java.util.Optional;

/**
 * How a delivery goes. Only a delay that the carrier reports is counted; how late is late nobody says.
 *
 * @param fulfillment the delivery, of which an order may have several
 */
record ShopifyDelivery(String order, String fulfillment, String status, Optional<Instant> at) implements Shopify.Told {

    static ShopifyDelivery fulfillment(Payload fulfillment) {
        return new ShopifyDelivery(
                fulfillment.requiredId("order_id"),
                fulfillment.requiredId("id"),
                fulfillment.text("shipment_status").orElse(""),
                fulfillment.instant("updated_at"));
    }

    static ShopifyDelivery event(Payload event) {
        return new ShopifyDelivery(
                event.requiredId("order_id"),
                event.requiredId("fulfillment_id"),
                event.text("status").orElse(""),
                event.instant("happened_at"));
    }

    @Override
    public void tell(Findings findings, Memory memory) {
        var remembered = ShopifyOrder.remembered(order, memory);
        var customer = remembered.recall("customer");
        if (!status.equalsIgnoreCase("delayed")) {
            findings.leaveOut("Of deliveries only a delay is counted, not "
                    + (status.isEmpty() ? "one without a status" : status) + ".");
        } else if (customer.isEmpty()) {
            findings.leaveOut("A delivery does not say whose it is, and its order " + order
                    + " was not told: it was made before the shop was connected.");
        } else if (!remembered.isNews("delay " + fulfillment, "recorded")) {
            findings.leaveOut("The delay was told before.");
        } else {
            findings.add(
                    customer.get(),
                    at,
                    header -> new CommerceRecorded(header, Kind.SHIPPING_DELAY, Optional.of(order), Optional.empty()));
        }
    }
}
