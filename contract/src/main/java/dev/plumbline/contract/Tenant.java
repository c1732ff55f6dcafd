package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tenant as every service knows it, from the compacted topic {@code tenant.registry}. Holds no secret.
 *
 * @param timeZone in which its days and weeks begin
 * @param currency ISO 4217 code of all its amounts
 * @param businessHours when its support is there
 * @param repeatContactWindow how long after a resolution a new contact on the same matter counts as a repeat
 * @param sensitiveCategories categories that always need a person
 * @param retention how long its data is kept
 * @param storeMessageText whether what people wrote is kept at all, beyond the working of an event
 * @param enrichers what is worked out of message text
 * @param keys those that open a door now, or will until they expire
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Tenant(
        String id,
        String name,
        ZoneId timeZone,
        String currency,
        BusinessHours businessHours,
        Duration repeatContactWindow,
        Set<String> sensitiveCategories,
        Retention retention,
        Boolean storeMessageText,
        Enrichers enrichers,
        List<Key> keys) {

    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,63}");

    /** The categories that are sensitive until a tenant says otherwise. */
    public static final Set<String> SENSITIVE_AT_FIRST =
            Set.of("cancellation", "fraud", "legal", "refund_dispute", "security");

    /** The repeat-contact window until a tenant says otherwise. */
    public static final Duration WINDOW_AT_FIRST = Duration.ofDays(7);

    /** What an entry written by an older version does not say yet is as it is at first. */
    public Tenant {
        timeZone = timeZone == null ? ZoneId.of("UTC") : timeZone;
        currency = currency == null ? "USD" : currency;
        businessHours = businessHours == null ? BusinessHours.AROUND_THE_CLOCK : businessHours;
        repeatContactWindow = repeatContactWindow == null ? WINDOW_AT_FIRST : repeatContactWindow;
        sensitiveCategories = sensitiveCategories == null ? SENSITIVE_AT_FIRST : Set.copyOf(sensitiveCategories);
        retention = retention == null ? Retention.FOR_EVER : retention;
        storeMessageText = storeMessageText == null || storeMessageText;
        enrichers = enrichers == null ? Enrichers.OFF : enrichers;
        keys = keys == null ? List.of() : List.copyOf(keys);
    }

    /**
     * An API key as the services check it.
     *
     * @param prefix its first characters, to recognise it by
     * @param hash HMAC-SHA256 of the key, base64url
     * @param expiresAt when it ends; empty for never
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Key(
            String id,
            String prefix,
            String hash,
            // A scope of the next version means nothing to this one, and must not make the tenant unreadable.
            @JsonFormat(with = JsonFormat.Feature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
            @JsonSetter(contentNulls = Nulls.SKIP)
            Set<Scope> scopes,

            Optional<Instant> expiresAt) {

        public Key {
            scopes = scopes == null ? Set.of() : Set.copyOf(scopes);
        }
    }

    /** A tenant with the settings everybody starts with. */
    public static Tenant named(String id, String name, List<Key> keys) {
        // What is not said is as it is at first.
        return new Tenant(id, name, null, null, null, null, null, null, null, null, keys);
    }

    /** This tenant with these keys in the place of its own. */
    public Tenant with(List<Key> others) {
        return new Tenant(
                id,
                name,
                timeZone,
                currency,
                businessHours,
                repeatContactWindow,
                sensitiveCategories,
                retention,
                storeMessageText,
                enrichers,
                others);
    }

    /** Whether a text can be a tenant's id: {@code [a-z0-9-]{1,63}}. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
