package dev.plumbline.ingestion.rest;

import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What a sender of CloudEvents asks before its first delivery ("HTTP 1.1 Web Hooks for Event Delivery", section 4): whether
 * this address wants what it sends, and how much of it.
 *
 * @param origin who wants to send
 * @param rate how many requests a minute it wants to make; empty when it does not say, or not with a positive number
 */
record WebhookHandshake(String origin, Optional<Long> rate) {
    static final String REQUEST_ORIGIN = "WebHook-Request-Origin";
    static final String REQUEST_RATE = "WebHook-Request-Rate";
    static final String ALLOWED_ORIGIN = "WebHook-Allowed-Origin";
    static final String ALLOWED_RATE = "WebHook-Allowed-Rate";

    private static final int LONGEST_ORIGIN = 253;
    private static final int MOST_DIGITS = 9;

    /** The question of a request; empty when it asks none, or its origin is no name of a host. */
    static Optional<WebhookHandshake> of(String origin, String rate) {
        return Optional.ofNullable(origin)
                .map(String::strip)
                .filter(it -> it.length() <= LONGEST_ORIGIN && it.matches("[A-Za-z0-9_.:*-]+"))
                .map(it -> new WebhookHandshake(it, requested(rate)));
    }

    /** The requests a minute that are granted: what is asked for, but no more than one key may make. */
    long allowedRate(int perSecond) {
        var most = TimeUnit.MINUTES.toSeconds(1) * perSecond;
        return rate.map(it -> Math.min(it, most)).orElse(most);
    }

    private static Optional<Long> requested(String rate) {
        return Optional.ofNullable(rate)
                .map(String::strip)
                .filter(it -> it.length() <= MOST_DIGITS && it.matches("[1-9][0-9]*"))
                .map(Long::valueOf);
    }
}
