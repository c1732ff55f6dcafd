package dev.plumbline.metrics.mail;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.DashboardLinks;
import dev.plumbline.metrics.review.Postbox;
import dev.plumbline.metrics.review.Review;
import dev.plumbline.metrics.review.SendDigests;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Brings reviews by mail. */
@ApplicationScoped
class MailPostbox implements Postbox {
    private static final Logger LOG = Logger.getLogger(MailPostbox.class);

    private final ReactiveMailer mailer;
    private final DashboardLinks links;

    MailPostbox(ReactiveMailer mailer, DashboardLinks links) {
        this.mailer = mailer;
        this.links = links;
    }

    @Override
    public void deliver(Tenant tenant, Review review, String recipient) throws NotTaken {
        var mail = mail(tenant, review, recipient);
        try {
            mailer.send(mail).await().atMost(SendDigests.LONGEST_DELIVERY);
        } catch (RuntimeException failure) {
            var reason = reason(failure);
            LOG.warnf(
                    "The review %s of tenant %s was not taken by the mail server and is tried again: %s",
                    review.period().key(), tenant.id(), reason);
            throw new NotTaken(reason, failure);
        }
    }

    private Mail mail(Tenant tenant, Review review, String recipient) {
        var letter = DigestLetter.of(tenant, review, links);
        return Mail.withHtml(
                        recipient,
                        letter.subject(),
                        DigestLetter.Templates.html(letter).render())
                .setText(DigestLetter.Templates.text(letter).render())
                .addHeader("Message-ID", "<review-" + id(tenant, review, recipient) + "@" + links.host() + ">")
                // RFC 3834: no vacation notice, please.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", "en");
    }

    /** The same for the same review to the same person: should it be sent twice, the mail program shows one. */
    private static UUID id(Tenant tenant, Review review, String recipient) {
        var what = tenant.id() + " " + review.period().key() + " " + recipient;
        return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8));
    }

    /** What the innermost cause says; the outer ones tell only that something failed. */
    private static String reason(Throwable failure) {
        var cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
