package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Settings as somebody wishes them, not yet known to be possible. What is absent stays as it is; what is named is replaced
 * whole.
 *
 * @param repeatContactWindow ISO 8601, e.g. {@code P7D}
 */
public record TenantSettings(
        Optional<String> name,
        Optional<String> timeZone,
        Optional<String> currency,
        Optional<WrittenHours> businessHours,
        Optional<String> repeatContactWindow,
        Optional<List<String>> sensitiveCategories,
        Optional<WrittenRetention> retention,
        Optional<Boolean> storeMessageText,
        Optional<WrittenEnrichers> enrichers) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_CATEGORIES = 100;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

    /** What a new tenant is given; the rest is as it is for everybody at first. */
    public static TenantSettings first(String name, Optional<String> timeZone, Optional<String> currency) {
        return new TenantSettings(
                Optional.of(name),
                timeZone,
                currency,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** What is wrong with these settings, by field; empty: they can be applied. */
    public List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        check(name, TenantSettings::isName, "/name", "must have 1 to 200 characters", violations);
        check(timeZone, TenantSettings::isZone, "/timeZone", "must be a zone such as Europe/Berlin or UTC", violations);
        check(currency, TenantSettings::isCurrency, "/currency", "must be an ISO 4217 code such as USD", violations);
        businessHours.ifPresent(it -> it.check("/businessHours", violations));
        check(
                repeatContactWindow,
                TenantSettings::isWindow,
                "/repeatContactWindow",
                "must be an ISO 8601 duration of whole seconds, more than none and at most P365D, such as P7D",
                violations);
        sensitiveCategories.ifPresent(categories -> {
            if (categories.size() > MOST_CATEGORIES) {
                violations.add(new Violation("/sensitiveCategories", "must not be more than " + MOST_CATEGORIES));
                return;
            }
            checkNames(categories, "/sensitiveCategories", violations);
        });
        retention.ifPresent(it -> it.check("/retention", violations));
        enrichers.ifPresent(it -> it.check("/enrichers", violations));
        return violations;
    }

    /** The tenant with these settings, which must have no violations. */
    public Tenant appliedTo(Tenant tenant) {
        return new Tenant(
                tenant.id(),
                name.map(String::strip).orElse(tenant.name()),
                timeZone.map(ZoneId::of).orElse(tenant.timeZone()),
                currency.orElse(tenant.currency()),
                businessHours.map(WrittenHours::hours).orElse(tenant.businessHours()),
                repeatContactWindow.map(Duration::parse).orElse(tenant.repeatContactWindow()),
                sensitiveCategories.<Set<String>>map(TreeSet::new).orElse(tenant.sensitiveCategories()),
                retention.map(WrittenRetention::retention).orElse(tenant.retention()),
                storeMessageText.orElse(tenant.storeMessageText()),
                enrichers.map(WrittenEnrichers::enrichers).orElse(tenant.enrichers()),
                tenant.keys());
    }

    private static void check(
            Optional<String> value,
            Predicate<String> isGood,
            String pointer,
            String detail,
            List<Violation> violations) {
        value.filter(isGood.negate()).ifPresent(bad -> violations.add(new Violation(pointer, detail)));
    }

    static void checkNames(List<String> names, String pointer, List<Violation> violations) {
        for (var index = 0; index < names.size(); index++) {
            if (names.get(index) == null || !isName(names.get(index))) {
                violations.add(new Violation(pointer + "/" + index, "must have 1 to 200 characters"));
            }
        }
    }

    static boolean isName(String text) {
        return !text.isBlank()
                && text.codePointCount(0, text.length()) <= LONGEST_NAME
                && text.codePoints().noneMatch(TenantSettings::isUnprintable);
    }

    /** Control characters, and halves of surrogate pairs, which no database keeps. */
    private static boolean isUnprintable(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.SURROGATE;
    }

    /** A region: an offset such as +02:00 knows no summer time and not every database knows it. */
    private static boolean isZone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text) && !text.startsWith("SystemV/");
    }

    private static boolean isCurrency(String text) {
        return Currency.getAvailableCurrencies().stream()
                .anyMatch(it -> it.getCurrencyCode().equals(text));
    }

    private static boolean isWindow(String text) {
        try {
            var window = Duration.parse(text);
            return window.isPositive() && window.compareTo(LONGEST_WINDOW) <= 0 && window.getNano() == 0;
        } catch (DateTimeException malformed) {
            return false;
        }
    }
}
