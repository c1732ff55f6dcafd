package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.ingestion.webhook.WebhookToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address that a help desk calls, without what is secret in it. */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record WebhookTokenView(
        String id,
        @Schema(examples = "chatwoot") String provider,
        @Schema(examples = "Our Chatwoot") String name,

        @Schema(description = "The token's first characters", examples = "plw_3q2-")
        String prefix,

        @Schema(description = "Whether requests must be signed")
        boolean hasSigningSecret,

        boolean allowUnsigned,
        Instant createdAt,
        @Schema(description = "Absent: never") Optional<Instant> expiresAt,

        @Schema(description = "How long the address before this one is good too")
        Optional<Instant> oldTokenValidUntil,

        @Schema(description = "How long the signing secret before this one is good too")
        Optional<Instant> oldSecretValidUntil,

        @Schema(description = "To within ten seconds") Optional<Instant> lastUsedAt,
        Optional<Instant> lastRefusedAt,

        @Schema(description = "Why the last request that was refused was", examples = "The signature is missing.")
        Optional<String> lastRefusal) {

    /** Some of them. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record Page(
            List<WebhookTokenView> webhookTokens,

            @Schema(description = "Send it back as `cursor` for the next page; absent on the last one")
            Optional<String> nextCursor) {}

    static WebhookTokenView of(WebhookToken token, Instant now) {
        return new WebhookTokenView(
                token.id(),
                token.provider(),
                token.name(),
                token.prefix(),
                token.hasSecret(),
                token.allowsUnsigned(),
                token.createdAt(),
                token.expiresAt(),
                token.previousTokenUntil().filter(now::isBefore),
                token.previousSecretUntil().filter(now::isBefore),
                token.lastUsedAt(),
                token.lastRefusal().map(WebhookToken.Refusal::at),
                token.lastRefusal().map(WebhookToken.Refusal::why));
    }
}
