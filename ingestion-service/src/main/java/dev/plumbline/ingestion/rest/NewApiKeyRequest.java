package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.tenancy.NewApiKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An API key to be made. */
@RegisterForReflection
public record NewApiKeyRequest(
        @Schema(required = true, description = "For people", examples = "Help desk integration")
        String name,

        @Schema(required = true, description = "Any of `ingest`, `read`, `admin`", examples = "[\"ingest\"]")
        List<String> scopes,

        @Schema(description = "RFC 3339; never if absent", examples = "2027-01-01T00:00:00Z")
        String expiresAt) {

    NewApiKey wish() {
        return new NewApiKey(
                Optional.ofNullable(name), scopes == null ? List.of() : scopes, Optional.ofNullable(expiresAt));
    }
}
