package dev.plumbline.survey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A mail server that does to each mail what a test wrote down, and takes whatever is not in its script. What it hears it
 * holds against RFC 5321 as strictly as any server does.
 */
final class ScriptedMailServer implements AutoCloseable {
    private static final int LONGEST_LINE = 998;
    private static final Pattern MAIL = Pattern.compile("MAIL FROM:<[!-~]*>( (SIZE=\\d+|BODY=\\w+))*");
    private static final Pattern RCPT = Pattern.compile("RCPT TO:<([!-~]+@[!-~]+)>");

    private final Map<String, Queue<Reaction>> script = new ConcurrentHashMap<>();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final ServerSocket listener;
    private final Thread acceptor;

    /** What it does to a mail. */
    sealed interface Reaction {
        /** Answers so to the recipient. */
        record ToRecipient(String reply) implements Reaction {}

        /** Answers so when it has the whole mail. */
        record ToMail(String reply) implements Reaction {}

        /** Has the whole mail, and says nothing any more. */
        record Hangs() implements Reaction {}

        record Takes() implements Reaction {}
    }

    /** A mail that it has said 250 to. */
    record Taken(String recipient, String text) {}

    ScriptedMailServer(int port) throws IOException {
        listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        acceptor = Thread.ofVirtual().start(this::accept);
    }

    /** What it does to the mails to an address, one after another. */
    void answers(String address, Reaction... reactions) {
        script.put(address, new ArrayDeque<>(List.of(reactions)));
    }

    List<Taken> takenFor(String address) {
        return taken.stream().filter(it -> it.recipient().equals(address)).toList();
    }

    /** What a real server would not have stood. */
    List<String> violations() {
        return violations;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        try {
            // Only then is the port free.
            acceptor.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        for (var connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                var connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            new Session(new BufferedInputStream(connection.getInputStream()), connection.getOutputStream()).run();
        } catch (IOException gone) {
            // As connections do.
        }
    }

    private final class Session {
        private final InputStream input;
        private final OutputStream output;
        private boolean greeted;
        private boolean sender;
        private String recipient;
        private Reaction reaction;

        Session(InputStream input, OutputStream output) {
            this.input = input;
            this.output = output;
        }

        void run() throws IOException {
            say("220 scripted ESMTP");
            for (var line = line(); line != null; line = line()) {
                switch (line.split("[ :]", 2)[0]) {
                    case "EHLO" -> {
                        greeted = true;
                        say("250-scripted");
                        say("250 ENHANCEDSTATUSCODES");
                    }
                    case "MAIL" -> {
                        check(greeted && !sender && MAIL.matcher(line).matches(), line);
                        sender = true;
                        say("250 2.1.0 Ok");
                    }
                    case "RCPT" -> recipient(line);
                    case "DATA" -> mail();
                    case "RSET" -> {
                        forget();
                        say("250 2.0.0 Ok");
                    }
                    case "NOOP" -> say("250 2.0.0 Ok");
                    case "QUIT" -> {
                        say("221 2.0.0 Bye");
                        return;
                    }
                    default -> {
                        check(false, line);
                        say("502 5.5.1 Unknown");
                    }
                }
            }
        }

        private void recipient(String line) throws IOException {
            var match = RCPT.matcher(line);
            check(sender && match.matches(), line);
            recipient = match.group(1);
            reaction = script.getOrDefault(recipient, new ArrayDeque<>()).poll();
            if (reaction instanceof Reaction.ToRecipient refusal) {
                for (var reply : refusal.reply().split("\n")) {
                    say(reply);
                }
            } else {
                say("250 2.1.5 Ok");
            }
        }

        private void mail() throws IOException {
            check(recipient != null, "DATA without a recipient");
            say("354 Go ahead");
            var text = new StringBuilder();
            for (var line = line(); !".".equals(line); line = line()) {
                if (line == null) {
                    throw new IOException("The sender left in the middle of a mail.");
                }
                check(line.length() <= LONGEST_LINE && line.chars().allMatch(it -> it < 128), line);
                check(!line.startsWith(".") || line.startsWith(".."), "a dot that is not doubled");
                text.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            switch (reaction) {
                case Reaction.Hangs it -> input.read();
                case Reaction.ToMail it -> say(it.reply());
                case null, default -> {
                    taken.add(new Taken(recipient, text.toString()));
                    say("250 2.0.0 Taken");
                }
            }
            forget();
        }

        private void forget() {
            sender = false;
            recipient = null;
            reaction = null;
        }

        /** Ends with CR LF, and holds neither alone. */
        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (var next = input.read(); next >= 0; next = input.read()) {
                if (next == '\n') {
                    var text = line.toString(ISO_8859_1);
                    check(text.endsWith("\r") && text.indexOf('\r') == text.length() - 1, "a line end: " + text);
                    return text.substring(0, text.length() - 1);
                }
                line.write(next);
            }
            return null;
        }

        private void say(String reply) throws IOException {
            output.write((reply + "\r\n").getBytes(ISO_8859_1));
            output.flush();
        }

        private void check(boolean right, String heard) {
            if (!right) {
                violations.add(heard);
            }
        }
    }
}
