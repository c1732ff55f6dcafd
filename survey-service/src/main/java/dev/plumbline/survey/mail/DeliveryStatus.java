package dev.plumbline.survey.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/** What a mail server thinks of a mail, e.g. {@code 5.1.1}: the enhanced status code of RFC 3463. */
record DeliveryStatus(int kind, int subject, int detail) {
    private static final int MOST_CHARACTERS = 500;
    private static final int PERMANENT = 5;
    private static final int ADDRESS = 1;
    private static final int MAILBOX = 2;
    private static final int DISABLED = 1;
    private static final int SENDER_SYNTAX = 7;
    private static final int SENDER_DOMAIN = 8;

    private static final Pattern CODE = Pattern.compile("([245])\\.(\\d{1,3})\\.(\\d{1,3})(?!\\S)");
    private static final Pattern REPLY = Pattern.compile("^\\d{3}[ -](\\S+)");

    static Optional<DeliveryStatus> parse(String code) {
        var match = CODE.matcher(code.strip());
        return match.lookingAt()
                ? Optional.of(new DeliveryStatus(
                        Integer.parseInt(match.group(1)),
                        Integer.parseInt(match.group(2)),
                        Integer.parseInt(match.group(3))))
                : Optional.empty();
    }

    /** That of an SMTP reply, e.g. {@code 550 5.1.1 No such user}; empty when it has none. */
    static Optional<DeliveryStatus> ofReply(String reply) {
        var match = REPLY.matcher(reply);
        return match.find() ? parse(match.group(1)) : Optional.empty();
    }

    /** What a server said, on one line that can be kept. */
    static String words(String said) {
        var line = said.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return line.substring(
                0, line.offsetByCodePoints(0, Math.min(MOST_CHARACTERS, line.codePointCount(0, line.length()))));
    }

    boolean isPermanent() {
        return kind == PERMANENT;
    }

    /** Whether no mail will ever reach the recipient. A full mailbox and a policy may change, and so may what is wrong with the sender. */
    boolean isAddressDead() {
        return isPermanent()
                && (subject == ADDRESS && detail != SENDER_SYNTAX && detail != SENDER_DOMAIN
                        || subject == MAILBOX && detail == DISABLED);
    }
}
