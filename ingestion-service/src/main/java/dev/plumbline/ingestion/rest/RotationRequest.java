package dev.plumbline.ingestion.rest;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** How a token takes the place of another. */
@RegisterForReflection
public record RotationRequest(
        @Schema(description = "RFC 3339; a day from now if absent", examples = "2027-01-01T00:00:00Z")
        String oldValidUntil) {}
