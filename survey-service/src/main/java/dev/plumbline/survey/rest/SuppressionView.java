package dev.plumbline.survey.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.survey.survey.Suppression;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that gets no more surveys, and why.
 *
 * @param address absent when its owner was erased
 * @param reason {@code unsubscribed}, {@code bounced} or {@code complained}
 * @param surveyId the survey that it came of
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SuppressionView(
        String id, Optional<String> address, String reason, Instant since, Optional<String> surveyId) {

    static SuppressionView of(Suppression suppression) {
        return new SuppressionView(
                suppression.id().toString(),
                suppression.address(),
                suppression.reason().name().toLowerCase(Locale.ROOT),
                suppression.since(),
                suppression.survey().map(UUID::toString));
    }
}
