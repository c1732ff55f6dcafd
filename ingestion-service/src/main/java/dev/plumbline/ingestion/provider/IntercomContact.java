package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.CustomerEvent;
import java.util.Optional;
import java.util.stream.Stream;

/** A contact as its notifications show it: who it is, and what of it the customer's profile keeps. */
final class IntercomContact {
    private IntercomContact() {}

    static Notice.Meaning updated(Payload payload) {
        var notice = IntercomNotice.read("contact", payload);
        var contact = contact(payload.at("data/item"));
        var id = IntercomConversation.contactId(contact);
        if (id.isEmpty()) {
            contact.reject("id", "is required");
        }
        var updated = new CustomerEvent.Updated(
                notice.header(notice.id(), contact.instant("updated_at").orElse(notice.time()), id.orElse("")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                first(contact, "location/country_code", "location/country", "location_data/country_code"),
                Optional.empty(),
                contact.instant("signed_up_at"),
                Optional.empty(),
                contact.text("email"),
                first(contact, "language_override", "browser_locale", "browser_language"));
        return memory -> Stream.of(updated.region(), updated.signedUpAt(), updated.email(), updated.locale())
                        .allMatch(Optional::isEmpty)
                ? Interpretation.nothing("The contact has no e-mail address, country, language or date of signing up.")
                : Interpretation.of(updated);
    }

    /** Some topics wrap the contact beside what happened to it. */
    private static Payload contact(Payload item) {
        return item.isObject("contact") ? item.at("contact") : item;
    }

    private static Optional<String> first(Payload contact, String... paths) {
        return Stream.of(paths).map(contact::text).flatMap(Optional::stream).findFirst();
    }
}
