package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.erasure.EraseCustomer;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An erasure that is under way. */
@RegisterForReflection
@Schema(name = "Erasure")
public record ErasureView(
        @Schema(description = "The erasure's id, the same for the same customer")
        String erasure,

        @Schema(description = "What was accepted or happened up to then is erased")
        Instant requestedAt) {

    static ErasureView of(EraseCustomer.Requested requested) {
        return new ErasureView(requested.id().toString(), requested.at());
    }
}
