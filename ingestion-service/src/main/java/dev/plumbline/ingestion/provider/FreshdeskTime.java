package dev.plumbline.ingestion.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as Freshdesk's placeholders give them: {@code 2026-03-11 12:44:19}, in the account's zone, or with an offset. */
final class FreshdeskTime {
    private static final Pattern FORM = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ?(Z|UTC|[+-]\\d\\d:?\\d\\d)?");

    private FreshdeskTime() {}

    /**
     * The instant that a text names; empty when it has another form, or neither it nor the rule names a zone.
     *
     * @param zone of the account, as the rule's author wrote it down, e.g. {@code Europe/Berlin}
     */
    static Optional<Instant> parse(String text, Optional<String> zone) {
        var match = FORM.matcher(text.strip());
        if (!match.matches()) {
            return Optional.empty();
        }
        return Optional.ofNullable(match.group(3)).or(() -> zone).flatMap(named -> {
            try {
                var local = LocalDateTime.parse(match.group(1) + "T" + match.group(2));
                return Optional.of(local.atZone(ZoneId.of(named.strip())).toInstant());
            } catch (DateTimeException malformed) {
                // The time of arrival is as good as a date that does not exist.
                return Optional.empty();
            }
        });
    }
}
