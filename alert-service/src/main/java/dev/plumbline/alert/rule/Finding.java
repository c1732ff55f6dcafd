package dev.plumbline.alert.rule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a rule makes of what is known now.
 *
 * @param fingerprint {@code rule|…}: what makes it this matter and no other; one alert per fingerprint
 * @param breached whether the rule is broken still
 * @param since when what it found began
 * @param title a few words
 * @param summary one sentence for a person
 * @param customerId whom it is about
 */
public record Finding(
        String fingerprint,
        String rule,
        Severity severity,
        boolean breached,
        Instant since,
        String title,
        String summary,
        Optional<String> customerId,
        List<Evidence> evidence) {}
