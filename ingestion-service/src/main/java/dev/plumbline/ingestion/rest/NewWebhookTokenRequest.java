package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.webhook.NewWebhookToken;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An address to be made for a help desk. */
@RegisterForReflection
public record NewWebhookTokenRequest(
        @Schema(required = true, examples = "chatwoot") String provider,

        @Schema(required = true, description = "For people", examples = "Our Chatwoot")
        String name,

        @Schema(description = "What the help desk signs with; it shows it where its webhooks are set up")
        String signingSecret,

        @Schema(description = "Only for a Chatwoot that is too old to sign", defaultValue = "false")
        Boolean allowUnsigned,

        @Schema(description = "RFC 3339; never if absent", examples = "2027-01-01T00:00:00Z")
        String expiresAt) {

    NewWebhookToken wish() {
        return new NewWebhookToken(
                Optional.ofNullable(provider),
                Optional.ofNullable(name),
                Optional.ofNullable(signingSecret),
                Boolean.TRUE.equals(allowUnsigned),
                Optional.ofNullable(expiresAt));
    }

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return "NewWebhookTokenRequest[" + provider + ", " + name + "]";
    }
}
