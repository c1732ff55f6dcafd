package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an alert is now, on the compacted topic {@code support.alerts} and in the webhook that tells of it.
 *
 * @param fingerprint what makes it this alert and no other: one alert per fingerprint
 * @param state {@code firing}, {@code acknowledged}, {@code snoozed} or {@code resolved}
 * @param summary one sentence for a person
 * @param conversations the conversations behind it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertChanged(
        String tenant,
        String alertId,
        String fingerprint,
        String rule,
        String state,
        String summary,
        Instant startedAt,
        Instant changedAt,
        Optional<String> customerId,
        List<String> conversations) {}
