package dev.plumbline.ingestion.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.tenancy.WrittenEnrichers;
import dev.plumbline.ingestion.tenancy.WrittenHours;
import dev.plumbline.ingestion.tenancy.WrittenRetention;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A tenant and its settings. */
@RegisterForReflection
public record TenantView(
        @Schema(examples = "acme") String id,
        @Schema(examples = "Acme") String name,

        @Schema(description = "In which its days and weeks begin", examples = "Europe/Berlin")
        String timeZone,

        @Schema(description = "ISO 4217 code of all its amounts", examples = "EUR")
        String currency,

        @Schema(description = "When its support is there, in its time zone; no weekday named: around the clock")
        WrittenHours businessHours,

        @Schema(
                description = "How long after a resolution a new contact on the same matter is a repeat, ISO 8601",
                examples = "PT168H")
        String repeatContactWindow,

        @Schema(description = "Categories that always need a person", examples = "[\"fraud\", \"legal\"]")
        List<String> sensitiveCategories,

        @Schema(description = "How long its data is kept, ISO 8601 periods; what is null is kept for ever")
        WrittenRetention retention,

        @Schema(description = "Whether what people wrote is kept; no figure needs it")
        boolean storeMessageText,

        @Schema(description = "What is worked out of message text where an event does not say it")
        WrittenEnrichers enrichers) {

    /** Some of them. */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    @Schema(name = "TenantPage")
    public record Page(
            List<TenantView> tenants,

            @Schema(description = "Send it back as `cursor` for the next page; absent on the last one")
            Optional<String> nextCursor) {}

    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id(),
                tenant.name(),
                tenant.timeZone().getId(),
                tenant.currency(),
                WrittenHours.of(tenant.businessHours()),
                tenant.repeatContactWindow().toString(),
                tenant.sensitiveCategories().stream().sorted().toList(),
                WrittenRetention.of(tenant.retention()),
                tenant.storeMessageText(),
                WrittenEnrichers.of(tenant.enrichers()));
    }
}
