package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant that was just created, with its first key. */
@RegisterForReflection
public record NewTenantView(
        @JsonUnwrapped TenantView tenant,

        @Schema(
                description = "Its first API key (ingest, read, admin). Shown this once; only its hash is kept",
                examples = "plk_3q2-7wAA…")
        String apiKey) {

    @Override
    public String toString() {
        return "NewTenantView[" + tenant.id() + "]";
    }
}
