package dev.plumbline.ingestion.page;

import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.provider.Providers;
import dev.plumbline.ingestion.webhook.NewWebhookToken;
import java.util.List;
import java.util.Optional;

/** The form of a new webhook address, as somebody filled it; but for the signing secret, which is not shown again. */
record WebhookForm(String name, List<Choice> providers, boolean unsigned, String lastDay, List<String> mistakes) {

    /** A help desk. */
    record Choice(String value, String name, boolean chosen) {}

    static WebhookForm blank() {
        return new WebhookForm("", choices(""), false, "", List.of());
    }

    static WebhookForm of(Form form, List<Violation> violations) {
        return new WebhookForm(
                form.value("name").orElse(""),
                choices(form.value("provider").orElse("")),
                form.value("unsigned").isPresent(),
                form.value("lastDay").orElse(""),
                violations.stream().map(KeyForm::words).toList());
    }

    static NewWebhookToken wish(Form form, Optional<String> expiresAt) {
        return new NewWebhookToken(
                form.value("provider"),
                form.value("name"),
                form.value("signingSecret"),
                form.value("unsigned").isPresent(),
                expiresAt);
    }

    /** A help desk's name as it writes it itself. */
    static String brand(String provider) {
        return switch (provider) {
            case "hubspot" -> "HubSpot";
            case String other -> Character.toUpperCase(other.charAt(0)) + other.substring(1);
        };
    }

    private static List<Choice> choices(String chosen) {
        return Providers.names().stream()
                .map(it -> new Choice(it, brand(it), it.equals(chosen)))
                .toList();
    }
}
