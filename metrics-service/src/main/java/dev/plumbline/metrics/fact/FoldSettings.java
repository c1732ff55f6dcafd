package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Tenant;
import java.util.Set;

/**
 * What a conversation's fact depends on besides its events. When a tenant changes one of these, its facts are folded
 * again.
 *
 * @param sensitiveCategories those that always need a person
 * @param businessTime the time during which support is there
 */
public record FoldSettings(Set<String> sensitiveCategories, BusinessTime businessTime) {

    public static FoldSettings of(Tenant tenant) {
        return new FoldSettings(
                tenant.sensitiveCategories(), BusinessTime.of(tenant.businessHours(), tenant.timeZone()));
    }
}
