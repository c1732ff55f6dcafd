package dev.plumbline.runner.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who buys, or a company that subscribes.
 *
 * @param accountValue in dollars a year
 * @param renewalAt end of the running subscription
 * @param email only few have left one: whoever has gets a survey by mail when a fresh conversation ends
 */
record Customer(
        String id,
        Business business,
        String segment,
        Optional<String> planTier,
        String lifecycleStage,
        BigDecimal accountValue,
        boolean vip,
        String region,
        Optional<String> accountSize,
        Instant signedUpAt,
        Optional<Instant> renewalAt,
        Optional<String> email,
        String locale) {

    /** How long a subscription runs: large companies sign for a year, the others for a quarter. */
    static Duration term(String segment) {
        return Duration.ofDays(segment.equals("enterprise") ? 365 : 91);
    }
}
