package dev.plumbline.contract;

import java.math.BigDecimal;

/**
 * An amount of money.
 *
 * @param currency ISO 4217 code; one per tenant
 */
public record Money(BigDecimal amount, String currency) {}
