package dev.plumbline.runner.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A mail that somebody was sent, readable.
 *
 * @param id names it in the mailbox; later ones sort after earlier ones
 * @param to the recipients that the mail itself names
 */
public record Mail(
        String id,
        Instant received,
        String from,
        String to,
        String subject,
        Optional<String> text,
        Optional<String> html,
        List<Header> headers) {

    /** One header as it came, decoded. */
    public record Header(String name, String value) {}

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
