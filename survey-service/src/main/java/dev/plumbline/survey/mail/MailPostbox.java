package dev.plumbline.survey.mail;

import dev.plumbline.contract.Tenant;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.Postbox;
import dev.plumbline.survey.survey.SendSurveys;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.survey.Tokens;
import dev.plumbline.survey.text.Language;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Brings surveys by mail. */
@ApplicationScoped
class MailPostbox implements Postbox {
    private static final Logger LOG = Logger.getLogger(MailPostbox.class);

    private final ReactiveMailer mailer;
    private final Tokens tokens;
    private final SurveyLinks links;
    private final TenantRegistry registry;

    MailPostbox(ReactiveMailer mailer, Tokens tokens, SurveyLinks links, TenantRegistry registry) {
        this.mailer = mailer;
        this.tokens = tokens;
        this.links = links;
        this.registry = registry;
    }

    @Override
    public void deliver(Survey survey, Addressee addressee) throws NotTaken {
        var mail = mail(survey, addressee);
        try {
            mailer.send(mail).await().atMost(SendSurveys.LONGEST_DELIVERY);
        } catch (RuntimeException failure) {
            var reason = reason(failure);
            LOG.warnf("Survey %s was not taken by the mail server and is tried again: %s", survey.id(), reason);
            throw new NotTaken(reason, failure);
        }
    }

    @Override
    public void remind(Survey survey, Addressee addressee) throws NotTaken {
        deliver(survey, addressee);
    }

    private Mail mail(Survey survey, Addressee addressee) {
        var language = Language.of(addressee.locale());
        var token = tokens.of(survey.tenant(), survey.id());
        var letter = letter(survey, language, token);
        return Mail.withHtml(
                        addressee.email(),
                        language.texts().subject(),
                        SurveyMail.Templates.html(letter).render())
                .setText(SurveyMail.Templates.text(letter).render())
                .addHeader("Message-ID", "<survey-" + survey.id() + "@" + links.host() + ">")
                // RFC 3834: no vacation notice, please.
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", language.tag());
    }

    private SurveyMail.Letter letter(Survey survey, Language language, Token token) {
        var choices = IntStream.rangeClosed(
                        survey.kind().lowest(), survey.kind().highest())
                .mapToObj(score -> new SurveyMail.Choice(score, language.label(score), links.page(token, score)))
                .toList();
        var sender = registry.tenant(survey.tenant()).map(Tenant::name).orElse("");
        return new SurveyMail.Letter(language, sender, links.page(token), choices);
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
