package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key in the one moment in which its secret is known. */
@RegisterForReflection
public record NewApiKeyView(
        @JsonUnwrapped ApiKeyView key,

        @Schema(
                description = "For `Authorization: Bearer …`. Shown this once; only its hash is kept",
                examples = "plk_3q2-7wAA…")
        String secret) {

    @Override
    public String toString() {
        return "NewApiKeyView[" + key.id() + "]";
    }
}
