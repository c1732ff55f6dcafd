package dev.plumbline.runner.mailbox;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One sender's conversation, as far as RFC 5321 needs it to take a mail. */
final class SmtpSession {
    /** 10 MB: larger ones are no survey and no alert. */
    private static final int LARGEST = 10 * 1024 * 1024;

    private static final int LONGEST_COMMAND = 2_048;

    private final InputStream input;
    private final OutputStream output;
    private final Inbox inbox;

    /** Where a mail goes that was taken. */
    interface Inbox {
        void take(byte[] mail) throws IOException;
    }

    SmtpSession(InputStream input, OutputStream output, Inbox inbox) {
        this.input = new BufferedInputStream(input);
        this.output = output;
        this.inbox = inbox;
    }

    void run() throws IOException {
        answer("220 plumbline mailbox");
        while (true) {
            byte[] line = line(LONGEST_COMMAND);
            if (line == null) {
                return;
            }
            String command = new String(line, StandardCharsets.UTF_8)
                    .strip()
                    .split("[ :]", 2)[0]
                    .toUpperCase(Locale.ROOT);
            switch (command) {
                case "EHLO" -> answer("250-plumbline", "250-8BITMIME", "250-SMTPUTF8", "250 SIZE " + LARGEST);
                case "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> answer("250 OK");
                case "DATA" -> takeMail();
                case "QUIT" -> {
                    answer("221 Bye");
                    return;
                }
                default -> answer("502 Command not implemented");
            }
        }
    }

    private void takeMail() throws IOException {
        answer("354 End with a line that is a dot");
        var mail = new ByteArrayOutputStream();
        for (byte[] line = line(LARGEST); !isLastLine(line); line = line(LARGEST)) {
            if (mail.size() + line.length <= LARGEST) {
                // The sender doubled a dot that begins a line.
                int from = line.length > 0 && line[0] == '.' ? 1 : 0;
                mail.write(line, from, line.length - from);
                mail.write('\r');
                mail.write('\n');
            } else {
                mail.write(new byte[LARGEST + 1 - mail.size()]);
            }
        }
        if (mail.size() > LARGEST) {
            answer("552 The mail is larger than " + LARGEST + " bytes");
            return;
        }
        inbox.take(mail.toByteArray());
        answer("250 Taken");
    }

    private static boolean isLastLine(byte[] line) throws IOException {
        if (line == null) {
            throw new IOException("The sender left in the middle of a mail.");
        }
        return line.length == 1 && line[0] == '.';
    }

    /** A line without its end, cut at the given length; nothing at the end of the input. */
    private byte[] line(int longest) throws IOException {
        var line = new ByteArrayOutputStream();
        int next = input.read();
        if (next < 0) {
            return null;
        }
        while (next >= 0 && next != '\n') {
            if (next != '\r' && line.size() < longest) {
                line.write(next);
            }
            next = input.read();
        }
        return line.toByteArray();
    }

    private void answer(String... lines) throws IOException {
        output.write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        output.flush();
    }
}
