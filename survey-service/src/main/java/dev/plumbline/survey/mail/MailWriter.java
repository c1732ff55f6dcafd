package dev.plumbline.survey.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumbline.survey.SurveyConfig;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.Appearance;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Tokens;
import dev.plumbline.survey.text.Language;
import jakarta.activation.DataHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;

/** Makes the whole mail of a survey, as it leaves. */
@ApplicationScoped
class MailWriter {
    private static final String LOGO_START = "data:image/png;base64,";

    private final LetterWriter letters;
    private final Appearance.Source appearances;
    private final Tokens tokens;
    private final SurveyLinks links;
    private final SmtpConnections connections;
    private final DkimSigner signer;
    private final SurveyConfig config;
    private final InstantSource clock;

    MailWriter(
            LetterWriter letters,
            Appearance.Source appearances,
            Tokens tokens,
            SurveyLinks links,
            SmtpConnections connections,
            DkimSigner signer,
            SurveyConfig config,
            InstantSource clock) {
        this.letters = letters;
        this.appearances = appearances;
        this.tokens = tokens;
        this.links = links;
        this.connections = connections;
        this.signer = signer;
        this.config = config;
        this.clock = clock;
    }

    SMTPMessage mail(Survey survey, Addressee addressee, boolean reminder) throws MessagingException, IOException {
        var language = Language.of(addressee.locale());
        var token = tokens.of(survey.tenant(), survey.id());
        var appearance = appearances.of(survey);
        var letter = letters.letter(survey, token, language, appearance, reminder);
        var ids = new MessageIds(links.host());
        var mail = new IdentifiedMail(reminder ? ids.ofReminder(survey.id()) : ids.of(survey.id()));
        mail.setFrom(sender(appearance.branding().name()));
        mail.setRecipient(Message.RecipientType.TO, address(addressee.email()));
        if (config.mail().replyTo().isPresent()) {
            mail.setReplyTo(InternetAddress.parse(config.mail().replyTo().get()));
        }
        mail.setSubject(letter.texts().subject(), UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        if (reminder) {
            mail.setHeader("In-Reply-To", ids.of(survey.id()));
            mail.setHeader("References", ids.of(survey.id()));
        }
        // RFC 3834: no vacation notice, please.
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setHeader("Content-Language", language.tag());
        mail.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
        if (letter.unsubscribe().startsWith("https:")) {
            mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        // By these the large mail services tell the sender of complaints: kind of mail, then who sends it.
        mail.setHeader(
                "Feedback-ID",
                survey.kind().name().toLowerCase(Locale.ROOT) + ":" + survey.tenant() + ":survey:plumbline");
        returnAddress(survey).ifPresent(mail::setEnvelopeFrom);
        mail.setContent(content(letter, appearance.branding().logo()));
        mail.saveChanges();
        signer.sign(mail);
        return mail;
    }

    private InternetAddress sender(Optional<String> name) throws MessagingException, IOException {
        var sender = new InternetAddress(config.mail().from());
        if (name.isPresent()) {
            sender.setPersonal(name.get(), UTF_8.name());
        }
        return sender;
    }

    /** Not parsed: the mail server judges it. */
    private static InternetAddress address(String email) {
        var address = new InternetAddress();
        address.setAddress(email);
        return address;
    }

    /** Each survey's own, so that whatever comes back there names it. */
    private Optional<String> returnAddress(Survey survey) {
        return config.bounces().address().map(it -> it.replaceFirst("@", "+" + survey.id() + "@"));
    }

    private static Multipart content(SurveyMail.Letter letter, Optional<String> logo) throws MessagingException {
        var text = text(SurveyMail.Templates.text(letter).render(), "plain");
        var html = text(SurveyMail.Templates.html(letter).render(), "html");
        return new MimeMultipart("alternative", text, logo.isPresent() ? related(html, image(logo.get())) : html);
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8.name(), subtype);
        // Short lines and one kind of line end, so that nothing on the way has to change what is signed.
        part.setHeader("Content-Transfer-Encoding", "quoted-printable");
        return part;
    }

    private static BodyPart related(MimeBodyPart html, MimeBodyPart image) throws MessagingException {
        var both = new MimeBodyPart();
        both.setContent(new MimeMultipart("related", html, image));
        return both;
    }

    private static MimeBodyPart image(String logo) throws MessagingException {
        var bytes = Base64.getDecoder().decode(logo.substring(LOGO_START.length()));
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, "image/png")));
        part.setContentID("<logo>");
        part.setDisposition(MimeBodyPart.INLINE);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private final class IdentifiedMail extends SMTPMessage {
        private final String id;

        IdentifiedMail(String id) {
            super(connections.session());
            this.id = id;
        }

        /** The same each time, so that mailboxes can tell a second copy. */
        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
