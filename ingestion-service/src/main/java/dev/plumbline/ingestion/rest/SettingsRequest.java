package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.tenancy.TenantSettings;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Settings to be changed; what is left out stays as it is. */
@RegisterForReflection
public record SettingsRequest(
        @Schema(examples = "Acme") String name,
        @Schema(examples = "Europe/Berlin") String timeZone,
        @Schema(description = "ISO 4217", examples = "EUR") String currency,
        @Schema(description = "ISO 8601", examples = "P7D") String repeatContactWindow,
        @Schema(examples = "[\"fraud\", \"legal\"]") List<String> sensitiveCategories) {

    TenantSettings settings() {
        return new TenantSettings(
                Optional.ofNullable(name),
                Optional.ofNullable(timeZone),
                Optional.ofNullable(currency),
                Optional.ofNullable(repeatContactWindow),
                Optional.ofNullable(sensitiveCategories));
    }
}
