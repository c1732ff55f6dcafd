package dev.plumbline.survey.mail;

import dev.plumbline.survey.SurveyConfig;
import dev.plumbline.survey.SurveyLinks;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.Deque;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.eclipse.angus.mail.util.MailStreamProvider;

/** The connections to the mail server. Each takes one mail after another, and is kept a while for the next. */
@ApplicationScoped
class SmtpConnections {
    /** Within this time nothing is asked before the next mail: a connection in use does not end. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    private static final Duration KEPT = Duration.ofSeconds(30);

    private final SurveyConfig.Mail config;
    private final Session session;
    private final Deque<Idle> idle = new ConcurrentLinkedDeque<>();

    SmtpConnections(SurveyConfig config, SurveyLinks links) {
        this.config = config.mail();
        this.session = Session.getInstance(properties(this.config, links.host()));
    }

    static {
        // Otherwise Jakarta Mail looks through the whole class path for it, for each part of each mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private record Idle(Transport connection, long since) {
        Duration age() {
            return Duration.ofNanos(System.nanoTime() - since);
        }
    }

    Session session() {
        return session;
    }

    /** Returns when the mail server took it. */
    void send(MimeMessage mail) throws MessagingException {
        var connection = connection();
        var usable = false;
        try {
            connection.sendMessage(mail, mail.getAllRecipients());
            usable = true;
        } catch (SendFailedException refused) {
            usable = connection.isConnected();
            throw refused;
        } finally {
            if (usable) {
                idle.push(new Idle(connection, System.nanoTime()));
            } else {
                close(connection);
            }
        }
    }

    private Transport connection() throws MessagingException {
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            if (next.age().compareTo(FRESH) < 0 || next.connection().isConnected()) {
                return next.connection();
            }
            close(next.connection());
        }
        var connection = session.getTransport("smtp");
        connection.connect(
                config.host(),
                config.port(),
                config.user().orElse(null),
                config.password().orElse(null));
        return connection;
    }

    @Scheduled(every = "30s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void closeIdle() {
        // The longest idle lies at the end.
        for (var last = idle.peekLast(); last != null && last.age().compareTo(KEPT) > 0; last = idle.peekLast()) {
            if (idle.removeLastOccurrence(last)) {
                close(last.connection());
            }
        }
    }

    @PreDestroy
    void closeAll() {
        for (var next = idle.poll(); next != null; next = idle.poll()) {
            close(next.connection());
        }
    }

    private static void close(Transport connection) {
        try {
            connection.close();
        } catch (MessagingException alreadyGone) {
            // It is not used any more.
        }
    }

    private static Properties properties(SurveyConfig.Mail config, String ownHost) {
        var patience = Long.toString(config.patience().toMillis());
        var encryption = config.encryption();
        var properties = new Properties();
        properties.put("mail.smtp.localhost", ownHost);
        properties.put("mail.smtp.auth", Boolean.toString(config.user().isPresent()));
        properties.put("mail.smtp.connectiontimeout", patience);
        properties.put("mail.smtp.timeout", patience);
        properties.put("mail.smtp.writetimeout", patience);
        // A server that hangs does not answer to a farewell either.
        properties.put("mail.smtp.quitwait", "false");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(encryption == SurveyConfig.Encryption.TLS));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put(
                "mail.smtp.starttls.enable",
                Boolean.toString(encryption == SurveyConfig.Encryption.STARTTLS
                        || encryption == SurveyConfig.Encryption.STARTTLS_IF_OFFERED));
        properties.put("mail.smtp.starttls.required", Boolean.toString(encryption == SurveyConfig.Encryption.STARTTLS));
        return properties;
    }
}
