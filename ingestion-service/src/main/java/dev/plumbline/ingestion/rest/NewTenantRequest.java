package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.tenancy.TenantSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant to be created. */
@RegisterForReflection
public record NewTenantRequest(
        @Schema(required = true, pattern = "[a-z0-9-]{1,63}", examples = "acme")
        String id,

        @Schema(required = true, examples = "Acme") String name,

        @Schema(defaultValue = "UTC", examples = "Europe/Berlin")
        String timeZone,

        @Schema(defaultValue = "USD", examples = "EUR") String currency) {

    TenantSettings settings() {
        return TenantSettings.first(
                name == null ? "" : name, Optional.ofNullable(timeZone), Optional.ofNullable(currency));
    }
}
