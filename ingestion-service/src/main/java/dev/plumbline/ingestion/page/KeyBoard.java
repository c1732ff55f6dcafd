package dev.plumbline.ingestion.page;

import dev.plumbline.contract.Tenant;
import dev.plumbline.ingestion.tenancy.ApiKey;
import dev.plumbline.ingestion.webhook.WebhookToken;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * All keys of a tenant, on one page.
 *
 * @param shown the secret that was just made
 * @param refusal why what was just wanted cannot be
 */
record KeyBoard(
        String tenant,
        String zone,
        List<KeyRow> keys,
        List<WebhookRow> webhooks,
        Optional<Disclosure> shown,
        Optional<String> refusal,
        KeyForm keyForm,
        WebhookForm webhookForm) {

    /**
     * An API key.
     *
     * @param remark what is to be known of it besides
     * @param given whether the installation was given it, and it cannot be changed here
     */
    record KeyRow(
            String id,
            String name,
            String prefix,
            List<String> scopes,
            String used,
            Optional<String> ends,
            Optional<String> remark,
            boolean expired,
            boolean given) {}

    /**
     * A webhook's address.
     *
     * @param refused why its last request was refused
     * @param signs whether a signing secret can be set
     */
    record WebhookRow(
            String id,
            String name,
            String provider,
            String prefix,
            String signed,
            String used,
            Optional<String> ends,
            Optional<String> remark,
            Optional<String> refused,
            boolean expired,
            boolean signs) {}

    /** What else there is on the page, depending on what was just done. */
    record Outcome(Optional<Disclosure> shown, Optional<String> refusal, KeyForm keyForm, WebhookForm webhookForm) {
        static final Outcome NOTHING =
                new Outcome(Optional.empty(), Optional.empty(), KeyForm.blank(), WebhookForm.blank());

        static Outcome shown(Disclosure secret) {
            return new Outcome(Optional.of(secret), Optional.empty(), KeyForm.blank(), WebhookForm.blank());
        }

        static Outcome refused(String why) {
            return new Outcome(Optional.empty(), Optional.of(why), KeyForm.blank(), WebhookForm.blank());
        }

        static Outcome mistaken(KeyForm form) {
            return new Outcome(Optional.empty(), Optional.empty(), form, WebhookForm.blank());
        }

        static Outcome mistaken(WebhookForm form) {
            return new Outcome(Optional.empty(), Optional.empty(), KeyForm.blank(), form);
        }
    }

    static KeyBoard of(
            Tenant tenant,
            List<ApiKey> keys,
            Predicate<String> isGiven,
            List<WebhookToken> webhooks,
            Outcome outcome,
            Instant now) {
        var moments = new Moments(tenant.timeZone());
        return new KeyBoard(
                tenant.name(),
                tenant.timeZone().getId(),
                keys.stream()
                        .map(key -> row(key, isGiven.test(key.id()), moments, now))
                        .toList(),
                webhooks.stream().map(it -> row(it, moments, now)).toList(),
                outcome.shown(),
                outcome.refusal(),
                outcome.keyForm(),
                outcome.webhookForm());
    }

    private static KeyRow row(ApiKey key, boolean given, Moments moments, Instant now) {
        return new KeyRow(
                key.id(),
                key.name(),
                key.secret().prefix(),
                key.scopes().stream().sorted().map(Words::of).toList(),
                key.lastUse()
                        .map(use -> "last used " + moments.moment(use.at()) + " at " + use.service())
                        .orElse("never used"),
                ends(key.expiresAt(), moments, now),
                key.formerAt(now)
                        .map(it -> "The old secret " + it.secret().prefix() + "… is good until "
                                + moments.moment(it.validUntil()) + "."),
                key.state(now) == ApiKey.State.EXPIRED,
                given);
    }

    private static WebhookRow row(WebhookToken token, Moments moments, Instant now) {
        return new WebhookRow(
                token.id(),
                token.name(),
                WebhookForm.brand(token.provider()),
                token.prefix(),
                signed(token),
                token.lastUsedAt().map(at -> "last used " + moments.moment(at)).orElse("never used"),
                ends(token.expiresAt(), moments, now),
                remark(token, moments, now),
                token.lastRefusal().map(it -> "Refused on " + moments.moment(it.at()) + ": " + it.why()),
                token.expiresAt().filter(end -> !now.isBefore(end)).isPresent(),
                token.hasSecret() || token.allowsUnsigned());
    }

    private static String signed(WebhookToken token) {
        if (token.hasSecret()) {
            return "signed";
        }
        return token.allowsUnsigned() ? "unsigned allowed" : "does not sign";
    }

    private static Optional<String> remark(WebhookToken token, Moments moments, Instant now) {
        var address = token.previousTokenUntil()
                .filter(now::isBefore)
                .map(until -> "The old address is good until " + moments.moment(until) + ".");
        var secret = token.previousSecretUntil()
                .filter(now::isBefore)
                .map(until -> "The old signing secret is good until " + moments.moment(until) + ".");
        return address.isPresent() && secret.isPresent()
                ? Optional.of(address.get() + " " + secret.get())
                : address.or(() -> secret);
    }

    private static Optional<String> ends(Optional<Instant> end, Moments moments, Instant now) {
        return end.map(it -> (now.isBefore(it) ? "ends " : "ended ") + moments.moment(it));
    }
}
