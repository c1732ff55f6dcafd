package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CustomerEvent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * A customer of the shop.
 *
 * @param isVip whether a tag says so; without the tag nothing is said
 */
record ShopifyCustomer(
        String id,
        Optional<String> email,
        Optional<String> country,
        Optional<String> locale,
        boolean isVip,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt)
        implements Shopify.Told {

    static ShopifyCustomer read(Payload customer) {
        return new ShopifyCustomer(
                customer.requiredId("id"),
                customer.text("email"),
                customer.text("default_address/country_code"),
                customer.text("locale"),
                customer.text("tags").stream()
                        .flatMap(tags -> Arrays.stream(tags.split(",")))
                        .anyMatch(tag -> tag.strip().equalsIgnoreCase("vip")),
                customer.instant("created_at"),
                customer.instant("updated_at"));
    }

    /** A customer's id in our events. */
    static String customer(String id) {
        return "shopify:" + id;
    }

    @Override
    public void tell(Findings findings, Memory memory) {
        findings.add(
                customer(id),
                updatedAt,
                header -> new CustomerEvent.Updated(
                        header,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        isVip ? Optional.of(true) : Optional.empty(),
                        country,
                        Optional.empty(),
                        createdAt,
                        Optional.empty(),
                        email,
                        locale));
    }
}
