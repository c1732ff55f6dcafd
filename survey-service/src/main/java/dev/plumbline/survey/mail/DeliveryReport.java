package dev.plumbline.survey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.survey.survey.Returned;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Understands what mail servers send back: that a mail was not delivered (RFC 3464), or that its reader called it spam
 * (RFC 5965).
 */
final class DeliveryReport {
    private static final int LARGEST_PART = 64 * 1024;

    private final MessageIds ids;

    DeliveryReport(MessageIds ids) {
        this.ids = ids;
    }

    /** What a mail reports; empty when it is no such report, or one that promises more to come. */
    Optional<Returned> read(Message mail) throws MessagingException, IOException {
        if (!mail.isMimeType("multipart/report") || !(mail.getContent() instanceof Multipart parts)) {
            return Optional.empty();
        }
        var type = new ContentType(mail.getContentType()).getParameter("report-type");
        return switch (type == null ? "" : type.toLowerCase(Locale.ROOT)) {
            case "delivery-status" -> bounce(mail, parts);
            case "feedback-report" -> complaint(mail, parts);
            default -> Optional.empty();
        };
    }

    private Optional<Returned> bounce(Message mail, Multipart parts) throws MessagingException, IOException {
        var status = part(parts, "message/delivery-status");
        if (status.isEmpty()) {
            return Optional.empty();
        }
        for (var recipient : groups(status.get())) {
            var code = field(recipient, "Status").flatMap(DeliveryStatus::parse);
            if (field(recipient, "Action").filter("failed"::equalsIgnoreCase).isPresent()
                    && code.filter(DeliveryStatus::isPermanent).isPresent()) {
                var said = field(recipient, "Diagnostic-Code").or(() -> field(recipient, "Status"));
                return Optional.of(new Returned(
                        Returned.Kind.BOUNCED,
                        survey(mail, parts),
                        address(recipient, "Original-Recipient").or(() -> address(recipient, "Final-Recipient")),
                        said.orElseThrow(),
                        code.get().isAddressDead()));
            }
        }
        return Optional.empty();
    }

    private Optional<Returned> complaint(Message mail, Multipart parts) throws MessagingException, IOException {
        var feedback = part(parts, "message/feedback-report");
        if (feedback.isEmpty()) {
            return Optional.empty();
        }
        var fields = groups(feedback.get()).getFirst();
        var type = field(fields, "Feedback-Type").orElse("");
        return type.equalsIgnoreCase("abuse")
                ? Optional.of(new Returned(
                        Returned.Kind.COMPLAINED,
                        survey(mail, parts),
                        address(fields, "Original-Rcpt-To"),
                        type,
                        false))
                : Optional.empty();
    }

    /** From the mail that is returned, or from the address that it is returned to. */
    private Optional<UUID> survey(Message report, Multipart parts) throws MessagingException, IOException {
        var original = part(parts, "message/rfc822").or(() -> part(parts, "text/rfc822-headers"));
        if (original.isPresent()) {
            var named = field(groups(original.get()).getFirst(), "Message-ID").flatMap(ids::survey);
            if (named.isPresent()) {
                return named;
            }
        }
        return Stream.of("To", "Delivered-To", "X-Original-To", "Envelope-To")
                .flatMap(name -> values(report, name))
                .flatMap(it -> MessageIds.ofReturnAddress(it).stream())
                .findFirst();
    }

    private static Stream<String> values(Message mail, String name) {
        try {
            var values = mail.getHeader(name);
            return values == null ? Stream.empty() : Arrays.stream(values);
        } catch (MessagingException unreadable) {
            return Stream.empty();
        }
    }

    private static Optional<Part> part(Multipart parts, String mediaType) {
        try {
            for (var index = 0; index < parts.getCount(); index++) {
                BodyPart part = parts.getBodyPart(index);
                if (part.isMimeType(mediaType)) {
                    return Optional.of(part);
                }
            }
            return Optional.empty();
        } catch (MessagingException malformed) {
            return Optional.empty();
        }
    }

    /** The groups of fields of which such parts are made, each ended by an empty line; at least one. */
    private static List<InternetHeaders> groups(Part part) throws MessagingException, IOException {
        try (var content = part.getInputStream()) {
            var text = new String(content.readNBytes(LARGEST_PART), UTF_8).strip();
            var groups = new ArrayList<InternetHeaders>();
            for (var group : text.split("\\r?\\n[ \\t]*\\r?\\n")) {
                groups.add(new InternetHeaders(new ByteArrayInputStream((group + "\r\n\r\n").getBytes(UTF_8))));
            }
            return groups;
        }
    }

    private static Optional<String> field(InternetHeaders fields, String name) {
        return Optional.ofNullable(fields.getHeader(name, null))
                .map(DeliveryStatus::words)
                .filter(it -> !it.isEmpty());
    }

    /** Of {@code rfc822; <ada@example.com>} the address. */
    private static Optional<String> address(InternetHeaders fields, String name) {
        return field(fields, name)
                .map(it ->
                        it.substring(it.indexOf(';') + 1).replaceAll("[<>]", "").strip());
    }
}
