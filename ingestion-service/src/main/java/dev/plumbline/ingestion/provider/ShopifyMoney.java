package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.Money;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as Shopify writes them: {@code "409.94"}, with the currency in a field of its own. */
final class ShopifyMoney {
    private static final int MOST_DIGITS = 15;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private ShopifyMoney() {}

    /** Empty when either is missing: an amount without a currency is none. */
    static Optional<Money> read(Payload payload, String amountPath, String currencyPath) {
        var currency = payload.text(currencyPath);
        if (currency.filter(it -> !CURRENCY.matcher(it).matches()).isPresent()) {
            payload.reject(currencyPath, "must be an ISO 4217 code such as USD");
        }
        var amount = payload.number(amountPath);
        if (amount.filter(it -> it.precision() - it.scale() > MOST_DIGITS).isPresent()) {
            payload.reject(amountPath, "must have at most " + MOST_DIGITS + " digits before the point");
        }
        return amount.flatMap(it -> currency.map(in -> new Money(it, in)));
    }
}
