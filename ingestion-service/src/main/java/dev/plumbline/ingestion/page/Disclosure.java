package dev.plumbline.ingestion.page;

import dev.plumbline.contract.Scope;
import dev.plumbline.ingestion.tenancy.ApiKey;
import dev.plumbline.ingestion.tenancy.TenantKeys;
import dev.plumbline.ingestion.webhook.WebhookTokens;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A secret in the one moment in which it is shown.
 *
 * @param what whose it is
 * @param next what to do with it
 * @param example a command that uses it
 */
record Disclosure(String what, String secret, String next, Optional<String> example) {

    static Disclosure of(TenantKeys.Issued issued, Urls urls, Instant now) {
        var key = issued.key();
        return new Disclosure(
                "The API key “" + key.name() + "”",
                issued.secret().text(),
                key.formerAt(now).isPresent()
                        ? "Put it wherever the old one is in use. Both are good until then."
                        : "Keep it where your program's other secrets are. It is good within a few seconds.",
                example(key, issued.secret().text(), urls, now));
    }

    static Disclosure of(WebhookTokens.Issued issued, String url) {
        var token = issued.token();
        var desk = WebhookForm.brand(token.provider());
        return new Disclosure(
                "The address of “" + token.name() + "”",
                url,
                "Paste it into " + desk + ", where its webhooks are set up, and let " + desk
                        + " send a test. Whoever knows the address can send in its name.",
                Optional.empty());
    }

    @Override
    public String toString() {
        return "Disclosure[" + what + "]";
    }

    /**
     * Where the services are.
     *
     * @param here this one
     * @param figures metrics, if it is known where that is
     */
    record Urls(String here, Optional<String> figures) {}

    private static Optional<String> example(ApiKey key, String secret, Urls urls, Instant now) {
        var authorization = " \\\n  -H 'Authorization: Bearer " + secret + "'";
        if (key.scopes().contains(Scope.INGEST)) {
            return Optional.of("curl " + urls.here() + "/v1/events" + authorization
                    + " \\\n  -H 'Content-Type: application/cloudevents+json' \\\n  -d '" + event(now) + "'");
        }
        if (key.scopes().contains(Scope.ADMIN)) {
            return Optional.of("curl " + urls.here() + "/v1/tenant" + authorization);
        }
        return urls.figures().map(it -> "curl " + it + "/v1/kpis" + authorization);
    }

    /** Another each time: of two with the same id and other content, the second would be refused. */
    private static String event(Instant now) {
        var id = "try-" + now.getEpochSecond();
        return """
                {"specversion": "1.0", "id": "%s", "source": "/try", "type": "conversation.opened",
                       "subject": "%s", "time": "%s", "data": {"channel": "chat"}}""".formatted(id, id, now.truncatedTo(ChronoUnit.SECONDS));
    }
}
