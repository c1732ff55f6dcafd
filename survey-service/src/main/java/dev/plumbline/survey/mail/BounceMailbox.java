package dev.plumbline.survey.mail;

import dev.plumbline.survey.SurveyConfig;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.survey.TakeReturned;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.util.Properties;
import org.jboss.logging.Logger;

/**
 * The mailbox to which mail servers return what they could not deliver. What is understood is deleted; whatever else
 * comes is left to people, untouched.
 */
@ApplicationScoped
class BounceMailbox {
    private static final Logger LOG = Logger.getLogger(BounceMailbox.class);
    private static final String PATIENCE_MILLIS = "20000";

    private final SurveyConfig.Bounces config;
    private final DeliveryReport report;
    private final TakeReturned takeReturned;

    /** The last mail that was looked at: what was left is not read again and again. After a start it is once. */
    private long lastUid;

    /** What the numbers of mails hold for (RFC 3501). */
    private long uidValidity;

    BounceMailbox(SurveyConfig config, SurveyLinks links, TakeReturned takeReturned) {
        this.config = config.bounces();
        this.report = new DeliveryReport(new MessageIds(links.host()));
        this.takeReturned = takeReturned;
    }

    @Scheduled(every = "${plumbline.survey.bounces.every:1m}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (config.host().isPresent()) {
            try {
                read(config.host().get());
            } catch (MessagingException failure) {
                LOG.warnf("The mailbox for bounces cannot be read, and is tried again: %s", failure.getMessage());
            }
        }
    }

    private void read(String host) throws MessagingException {
        try (var store = Session.getInstance(properties()).getStore(config.tls() ? "imaps" : "imap")) {
            store.connect(
                    host,
                    config.port(),
                    config.user().orElse(null),
                    config.password().orElse(null));
            // Closing removes what is marked as deleted.
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                read(inbox, (UIDFolder) inbox);
            }
        }
    }

    private void read(Folder inbox, UIDFolder numbered) throws MessagingException {
        if (numbered.getUIDValidity() != uidValidity) {
            uidValidity = numbered.getUIDValidity();
            lastUid = 0;
        }
        for (var mail : numbered.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)) {
            var uid = numbered.getUID(mail);
            // Of no new mails the server names the last one.
            if (uid > lastUid) {
                if (isUnderstood(mail)) {
                    mail.setFlag(Flags.Flag.DELETED, true);
                }
                if (!inbox.isOpen()) {
                    throw new MessagingException("The connection was lost.");
                }
                lastUid = uid;
            }
        }
    }

    private boolean isUnderstood(Message mail) {
        try {
            return report.read(mail).filter(takeReturned::take).isPresent();
        } catch (MessagingException | IOException unreadable) {
            LOG.infof(
                    "A mail in the mailbox for bounces cannot be read, and is left there: %s", unreadable.getMessage());
            return false;
        }
    }

    private Properties properties() {
        var properties = new Properties();
        for (var protocol : new String[] {"mail.imap.", "mail.imaps."}) {
            properties.put(protocol + "connectiontimeout", PATIENCE_MILLIS);
            properties.put(protocol + "timeout", PATIENCE_MILLIS);
            properties.put(protocol + "writetimeout", PATIENCE_MILLIS);
            properties.put(protocol + "ssl.checkserveridentity", "true");
            // Reading marks nothing as read.
            properties.put(protocol + "peek", "true");
        }
        return properties;
    }
}
