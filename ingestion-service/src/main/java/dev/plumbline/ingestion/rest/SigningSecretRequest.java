package dev.plumbline.ingestion.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A help desk's new signing secret. */
@RegisterForReflection
public record SigningSecretRequest(
        @Schema(required = true) String signingSecret,

        @Schema(description = "RFC 3339; a day from now if absent", examples = "2027-01-01T00:00:00Z")
        String oldValidUntil) {

    /** Without the secret, for logs. */
    @Override
    public String toString() {
        return "SigningSecretRequest[" + oldValidUntil + "]";
    }
}
