package dev.plumbline.alert.rule;

import java.time.Instant;
import java.util.Optional;

/** One answer that an alert rests on. */
public record Evidence(
        Optional<String> conversationId,
        String surveyId,
        Optional<String> customerId,
        int score,
        Optional<String> comment,
        Instant answeredAt) {}
