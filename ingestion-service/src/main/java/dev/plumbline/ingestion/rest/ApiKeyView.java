package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.ingestion.tenancy.ApiKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key, without its secret. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ApiKeyView(
        String id,
        @Schema(examples = "Help desk integration") String name,

        @Schema(description = "The secret's first characters", examples = "plk_3q2-")
        String prefix,

        @Schema(examples = "[\"ingest\"]") List<String> scopes,

        @Schema(
                description = "`rotating`: two secrets are good",
                enumeration = {"active", "rotating", "expired"})
        String state,

        Instant createdAt,
        @Schema(description = "Absent: never") Optional<Instant> expiresAt,

        @Schema(description = "How long the secret before this one is good too")
        Optional<Instant> oldValidUntil,

        @Schema(description = "At any of the services, to within a few minutes; absent: never")
        Optional<Instant> lastUsedAt,

        @Schema(description = "Which service that was", examples = "metrics")
        Optional<String> lastUsedBy) {

    /** Some of them. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "ApiKeyPage")
    public record Page(
            List<ApiKeyView> apiKeys,

            @Schema(description = "Send it back as `cursor` for the next page; absent on the last one")
            Optional<String> nextCursor) {}

    static ApiKeyView of(ApiKey key, Instant now) {
        return new ApiKeyView(
                key.id(),
                key.name(),
                key.secret().prefix(),
                key.scopes().stream()
                        .sorted()
                        .map(it -> it.name().toLowerCase(Locale.ROOT))
                        .toList(),
                key.state(now).name().toLowerCase(Locale.ROOT),
                key.createdAt(),
                key.expiresAt(),
                key.formerAt(now).map(ApiKey.Former::validUntil),
                key.lastUse().map(ApiKey.Use::at),
                key.lastUse().map(ApiKey.Use::service));
    }
}
