package dev.plumbline.runner.mailbox;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/** Takes a mail apart, and never fails: what cannot be understood is shown as it came. */
final class MailReader {
    private static final Session SESSION = Session.getInstance(new Properties());

    private MailReader() {}

    static Mail read(String id, Instant received, byte[] raw) {
        try {
            var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
            return new Mail(
                    id,
                    received,
                    addresses(message.getHeader("From")),
                    addresses(message.getHeader("To")),
                    Optional.ofNullable(message.getSubject()).orElse("(no subject)"),
                    content(message, "text/plain"),
                    content(message, "text/html"),
                    headers(message));
        } catch (MessagingException | IOException unreadable) {
            var text = new String(raw, StandardCharsets.UTF_8);
            return new Mail(id, received, "?", "?", "(unreadable)", Optional.of(text), Optional.empty(), List.of());
        }
    }

    private static String addresses(String[] lines) throws MessagingException {
        if (lines == null) {
            return "";
        }
        return Arrays.stream(InternetAddress.parseHeader(String.join(",", lines), false))
                .map(InternetAddress::toUnicodeString)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String text) {
            return Optional.of(text);
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                var found = content(inner, type);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private static List<Mail.Header> headers(MimeMessage message) throws MessagingException {
        var headers = new ArrayList<Mail.Header>();
        for (jakarta.mail.Header header : Collections.list(message.getAllHeaders())) {
            headers.add(new Mail.Header(header.getName(), decoded(header.getValue())));
        }
        return headers;
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException unknown) {
            return value;
        }
    }
}
