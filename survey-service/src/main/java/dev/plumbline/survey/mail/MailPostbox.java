package dev.plumbline.survey.mail;

import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.Survey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.jboss.logging.Logger;

/** Brings surveys by mail. */
@ApplicationScoped
class MailPostbox implements Postbox {
    private static final Logger LOG = Logger.getLogger(MailPostbox.class);

    private final MailWriter writer;
    private final SmtpConnections connections;

    MailPostbox(MailWriter writer, SmtpConnections connections) {
        this.writer = writer;
        this.connections = connections;
    }

    @Override
    public void deliver(Survey survey, Addressee addressee) throws NotTaken, NoSuchAddress {
        send(survey, addressee, false);
    }

    @Override
    public void remind(Survey survey, Addressee addressee) throws NotTaken, NoSuchAddress {
        send(survey, addressee, true);
    }

    private void send(Survey survey, Addressee addressee, boolean reminder) throws NotTaken, NoSuchAddress {
        try {
            connections.send(writer.mail(survey, addressee, reminder));
        } catch (MessagingException | IOException failure) {
            var refusal = refusal(failure).filter(MailPostbox::isForGood);
            if (refusal.isPresent()) {
                throw new NoSuchAddress(DeliveryStatus.words(refusal.get().getMessage()), failure);
            }
            var reason = reason(failure);
            LOG.warnf("Survey %s was not taken by the mail server and is tried again: %s", survey.id(), reason);
            throw new NotTaken(reason, failure);
        }
    }

    /** That the server did not want the recipient; other refusals may be about anything. */
    private static Optional<SMTPAddressFailedException> refusal(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SMTPAddressFailedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    /** Where the server does not say it in an enhanced code, these of RFC 5321 mean that there is no such mailbox. */
    private static boolean isForGood(SMTPAddressFailedException refusal) {
        return DeliveryStatus.ofReply(refusal.getMessage())
                .map(DeliveryStatus::isAddressDead)
                .orElseGet(() -> switch (refusal.getReturnCode()) {
                    case 550, 551, 553 -> true;
                    default -> false;
                });
    }

    /** What the innermost cause says; the outer ones tell only that something failed. */
    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : DeliveryStatus.words(cause.getMessage());
    }
}
