package dev.plumbline.ingestion.rest;

import dev.plumbline.contract.Tenant;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
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

        @Schema(
                description = "How long after a resolution a new contact on the same matter is a repeat, ISO 8601",
                examples = "PT168H")
        String repeatContactWindow,

        @Schema(description = "Categories that always need a person", examples = "[\"fraud\", \"legal\"]")
        List<String> sensitiveCategories) {

    static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id(),
                tenant.name(),
                tenant.timeZone().getId(),
                tenant.currency(),
                tenant.repeatContactWindow().toString(),
                tenant.sensitiveCategories().stream().sorted().toList());
    }
}
