package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.tenancy.TenantSettings;
import dev.plumbline.ingestion.tenancy.WrittenEnrichers;
import dev.plumbline.ingestion.tenancy.WrittenHours;
import dev.plumbline.ingestion.tenancy.WrittenRetention;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Settings to be changed: what is left out stays as it is, what is named is replaced whole. */
@RegisterForReflection(
        targets = {
            SettingsRequest.class,
            WrittenEnrichers.class,
            WrittenEnrichers.Rule.class,
            WrittenHours.class,
            WrittenHours.Span.class,
            WrittenRetention.class
        })
public record SettingsRequest(
        @Schema(description = "May be named, and not changed", examples = "acme")
        String id,

        @Schema(examples = "Acme") String name,
        @Schema(examples = "Europe/Berlin") String timeZone,

        @Schema(
                description = "ISO 4217. Nothing is converted: change it before the first amount is sent",
                examples = "EUR")
        String currency,

        WrittenHours businessHours,
        @Schema(description = "ISO 8601", examples = "P7D") String repeatContactWindow,

        @Schema(examples = "[\"fraud\", \"legal\"]") List<String> sensitiveCategories,

        WrittenRetention retention,

        @Schema(description = "Whether what people wrote is kept", examples = "true")
        Boolean storeMessageText,

        WrittenEnrichers enrichers) {

    TenantSettings settings() {
        return new TenantSettings(
                Optional.ofNullable(name),
                Optional.ofNullable(timeZone),
                Optional.ofNullable(currency),
                Optional.ofNullable(businessHours),
                Optional.ofNullable(repeatContactWindow),
                Optional.ofNullable(sensitiveCategories),
                Optional.ofNullable(retention),
                Optional.ofNullable(storeMessageText),
                Optional.ofNullable(enrichers));
    }
}
