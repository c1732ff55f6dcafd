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
 * Settings as somebody wishes them, not yet known to be possible. What is absent stays as it is.
 *
 * @param repeatContactWindow ISO 8601, e.g. {@code P7D}
 */
public record TenantSettings(
        Optional<String> name,
        Optional<String> timeZone,
        Optional<String> currency,
        Optional<String> repeatContactWindow,
        Optional<List<String>> sensitiveCategories) {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_CATEGORIES = 100;
    private static final Duration LONGEST_WINDOW = Duration.ofDays(365);

    /** What is wrong with these settings, by field; empty: they can be applied. */
    public List<Violation> violations() {
        var violations = new ArrayList<Violation>();
        check(name, TenantSettings::isName, "/name", "must have 1 to 200 characters", violations);
        check(timeZone, TenantSettings::isZone, "/timeZone", "must be a zone such as Europe/Berlin or UTC", violations);
        check(currency, TenantSettings::isCurrency, "/currency", "must be an ISO 4217 code such as USD", violations);
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
            for (var index = 0; index < categories.size(); index++) {
                check(
                        Optional.of(Optional.ofNullable(categories.get(index)).orElse("")),
                        TenantSettings::isName,
                        "/sensitiveCategories/" + index,
                        "must have 1 to 200 characters",
                        violations);
            }
        });
        return violations;
    }

    /** The tenant with these settings, which must have no violations. */
    public Tenant appliedTo(Tenant tenant) {
        return new Tenant(
                tenant.id(),
                name.map(String::strip).orElse(tenant.name()),
                timeZone.map(ZoneId::of).orElse(tenant.timeZone()),
                currency.orElse(tenant.currency()),
                repeatContactWindow.map(Duration::parse).orElse(tenant.repeatContactWindow()),
                sensitiveCategories.<Set<String>>map(TreeSet::new).orElse(tenant.sensitiveCategories()),
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

    private static boolean isName(String text) {
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
