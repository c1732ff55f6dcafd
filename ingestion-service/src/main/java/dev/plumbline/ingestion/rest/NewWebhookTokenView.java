package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A webhook's address in the one moment in which it is known. */
@RegisterForReflection
public record NewWebhookTokenView(
        @JsonUnwrapped WebhookTokenView address,

        @Schema(description = "Shown this once; only its hash is kept", examples = "plw_3q2-7wAA…")
        String token,

        @Schema(
                description = "What the help desk wants to know; shown this once",
                examples = "https://ingest.acme.com/v1/webhooks/chatwoot/plw_3q2-7wAA…")
        String url) {

    @Override
    public String toString() {
        return "NewWebhookTokenView[" + address.id() + "]";
    }
}
