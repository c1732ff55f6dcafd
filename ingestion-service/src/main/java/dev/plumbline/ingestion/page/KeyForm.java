package dev.plumbline.ingestion.page;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Violation;
import dev.plumbline.ingestion.tenancy.NewApiKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The form of a new API key, as somebody filled it.
 *
 * @param lastDay the last day on which it is good; blank for ever
 * @param mistakes what cannot be; the form is open when there are any
 */
record KeyForm(String name, List<Choice> scopes, String lastDay, List<String> mistakes) {
    /** Programs send more often than they ask, and few may do everything. */
    private static final String SUGGESTED = "ingest";

    /** Something a key may do. */
    record Choice(String value, String what, boolean chosen) {}

    static KeyForm blank() {
        return new KeyForm("", choices(List.of(SUGGESTED)), "", List.of());
    }

    static KeyForm of(Form form, List<Violation> violations) {
        return new KeyForm(
                form.value("name").orElse(""),
                choices(chosen(form)),
                form.value("lastDay").orElse(""),
                violations.stream().map(KeyForm::words).toList());
    }

    static NewApiKey wish(Form form, Optional<String> expiresAt) {
        return new NewApiKey(form.value("name"), chosen(form), expiresAt);
    }

    /** What is wrong, by the name that the field has on the page. */
    static String words(Violation violation) {
        var field = violation.pointer().split("/", 3);
        return switch (field.length < 2 ? "" : field[1]) {
            case "name" -> "The name " + violation.detail() + ".";
            case "scopes" -> "Choose what it may do.";
            case "expiresAt" -> "The last day " + violation.detail() + ".";
            case "provider" -> "The help desk " + violation.detail() + ".";
            case "signingSecret" -> "The signing secret " + violation.detail() + ".";
            case "allowUnsigned" -> "Unsigned requests: " + violation.detail() + ".";
            default -> violation.toString();
        };
    }

    private static List<String> chosen(Form form) {
        return form.fields().getOrDefault("scope", List.of());
    }

    private static List<Choice> choices(List<String> chosen) {
        return Arrays.stream(Scope.values())
                .map(scope -> new Choice(Words.of(scope), what(scope), chosen.contains(Words.of(scope))))
                .toList();
    }

    private static String what(Scope scope) {
        return switch (scope) {
            case INGEST -> "send events";
            case READ -> "ask for figures, surveys and alerts";
            case ADMIN -> "manage keys, settings and the quarantine";
        };
    }
}
