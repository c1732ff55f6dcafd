package dev.plumbline.runner.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/** The post office of a suite on one machine: takes what the services send, keeps it, and shows it on a page. */
public final class Mailbox implements AutoCloseable {
    private static final int LIMIT = 1_000;

    private final MailStore store;
    private final SmtpServer smtp;
    private final MailPages pages;

    private Mailbox(MailStore store, SmtpServer smtp, MailPages pages) {
        this.store = store;
        this.smtp = smtp;
        this.pages = pages;
    }

    /** Mails are kept in the folder over restarts. */
    public static Mailbox start(Path folder, int smtpPort, int pagePort) {
        var store = new MailStore(folder, LIMIT, Clock.systemUTC());
        return new Mailbox(store, SmtpServer.start(smtpPort, store::add), MailPages.start(pagePort, store));
    }

    /** All mails, the newest first. */
    public List<Mail> mails() {
        return store.newest(LIMIT);
    }

    public int smtpPort() {
        return smtp.port();
    }

    @Override
    public void close() {
        pages.close();
        try {
            smtp.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
