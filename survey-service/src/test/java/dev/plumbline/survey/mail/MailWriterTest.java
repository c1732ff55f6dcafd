package dev.plumbline.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.survey.MailServer;
import dev.plumbline.survey.SurveyConfig;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.policy.Branding;
import dev.plumbline.survey.policy.Wording;
import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.Appearance;
import dev.plumbline.survey.survey.Ref;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Tokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "survey"))
@QuarkusTestResource(MailServer.class)
@DisplayName("The mail of a survey")
class MailWriterTest {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 1, 2};
    private static final Branding ACME = new Branding(
            Optional.of("Acme Küche"),
            Optional.of("#ffcc00"),
            Optional.of("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG)));

    private static final Addressee ADA = new Addressee("ada@example.com", Optional.of("de"));

    @Inject
    LetterWriter letters;

    @Inject
    TenantRegistry registry;

    @Inject
    Tokens tokens;

    @Inject
    SurveyLinks links;

    @Inject
    SmtpConnections connections;

    @Inject
    DkimSigner signer;

    @Inject
    SurveyConfig config;

    @Inject
    InstantSource clock;

    @ParameterizedTest
    @EnumSource(SurveyKind.class)
    void has_one_link_for_each_score_in_both_halves(SurveyKind kind) throws Exception {
        var mail = mail(kind, Appearance.PLAIN, false);

        for (var half : new String[] {"text/plain", "text/html"}) {
            var links = Pattern.compile("\\?score=(\\d+)\\b")
                    .matcher(text(mail, half))
                    .results()
                    .map(it -> Integer.valueOf(it.group(1)))
                    .toList();
            assertThat(links)
                    .startsWith(kind.lowest())
                    .endsWith(kind.highest())
                    .hasSize(kind.highest() - kind.lowest() + 1)
                    .isSorted();
        }
    }

    @Test
    void puts_no_more_scores_side_by_side_than_a_phone_has_room_for() throws Exception {
        var rows = text(mail(SurveyKind.NPS, Appearance.PLAIN, false), "text/html")
                .split("<tr>\\s*<td align=\"center\" style=\"padding:4px\"");

        assertThat(rows).hasSize(3);
        assertThat(rows[1].split("\\?score=")).hasSize(7);
        assertThat(rows[2].split("\\?score=")).hasSize(6);
    }

    @Test
    void wears_the_tenants_name_colour_and_logo_and_asks_in_its_words() throws Exception {
        var question = "Zufrieden mit <uns>?";
        var own = new Appearance(ACME, Map.of("de", new Wording(Optional.of(question), Optional.empty())));

        var mail = mail(SurveyKind.CSAT, own, false);

        assertThat(mail.getFrom()[0].toString()).contains("support@plumbline.local");
        assertThat(((jakarta.mail.internet.InternetAddress) mail.getFrom()[0]).getPersonal())
                .isEqualTo("Acme Küche");
        assertThat(text(mail, "text/plain")).contains(question, "Acme Küche");
        assertThat(text(mail, "text/html"))
                .contains("Zufrieden mit &lt;uns&gt;?", "background:#ffcc00", "color:#171a2b", "src=\"cid:logo\"")
                .doesNotContain("src=\"http");
        var logo = part(mail, "image/png");
        assertThat(logo.getHeader("Content-ID")).containsExactly("<logo>");
        assertThat(logo.getDisposition()).isEqualTo("inline");
        assertThat(logo.getInputStream().readAllBytes()).isEqualTo(PNG);
    }

    @Test
    void is_known_by_one_id_and_a_reminder_by_another_that_answers_it() throws Exception {
        var first = mail(SurveyKind.CSAT, Appearance.PLAIN, false);
        var again = mail(SurveyKind.CSAT, Appearance.PLAIN, false);
        var reminder = mail(SurveyKind.CSAT, Appearance.PLAIN, true);

        assertThat(again.getMessageID()).isEqualTo(first.getMessageID());
        assertThat(reminder.getMessageID()).isEqualTo(first.getMessageID().replace("@", "-reminder@"));
        assertThat(reminder.getHeader("In-Reply-To")).containsExactly(first.getMessageID());
        assertThat(reminder.getHeader("References")).containsExactly(first.getMessageID());
        assertThat(text(reminder, "text/plain")).contains("Eine kurze Erinnerung");
    }

    @Test
    void promises_one_click_where_the_link_is_https_and_signs_that() throws Exception {
        var secure = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(SurveyConfig.class)
                .withDefaultValue("plumbline.survey.base-url", "https://surveys.acme.example/")
                .withDefaultValue("plumbline.survey.mail.reply-to", "help@acme.example")
                .build()
                .getConfigMapping(SurveyConfig.class);
        var secureLinks = new SurveyLinks(secure);
        var writer = new MailWriter(
                new LetterWriter(secureLinks, registry),
                survey -> Appearance.PLAIN,
                tokens,
                secureLinks,
                connections,
                signer,
                secure,
                clock);

        var mail = writer.mail(survey(SurveyKind.CSAT), ADA, false);

        assertThat(mail.getHeader("List-Unsubscribe")[0]).matches("<https://surveys.acme.example/s/[^/]+/unsubscribe>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getHeader("DKIM-Signature")[0]).contains("List-Unsubscribe:", "List-Unsubscribe-Post");
        assertThat(mail.getMessageID()).endsWith("@surveys.acme.example>");
        assertThat(mail.getReplyTo()[0].toString()).isEqualTo("help@acme.example");
    }

    @Test
    void has_a_link_for_programs_only_that_no_person_sees() throws Exception {
        var mail = mail(SurveyKind.CSAT, Appearance.PLAIN, false);

        assertThat(text(mail, "text/html"))
                .containsPattern("<div style=\"display:none[^>]*aria-hidden=\"true\"><a href=\"[^\"]*/confirm\"");
        assertThat(text(mail, "text/plain")).doesNotContain("/confirm");
    }

    @Test
    void asks_for_no_automatic_answer_and_names_its_language() throws Exception {
        var mail = mail(SurveyKind.HANDOFF, Appearance.PLAIN, false);

        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("de");
        assertThat(mail.getHeader("Feedback-ID")).containsExactly("handoff:acme:survey:plumbline");
    }

    private MimeMessage mail(SurveyKind kind, Appearance appearance, boolean reminder) throws Exception {
        var writer = new MailWriter(letters, survey -> appearance, tokens, links, connections, signer, config, clock);
        return writer.mail(survey(kind), ADA, reminder);
    }

    private static Survey survey(SurveyKind kind) {
        return Survey.of(new Ref("acme", "conv-1"), kind, "policy", Instant.EPOCH);
    }

    private static String text(MimeMessage mail, String mediaType) throws Exception {
        return part(mail, mediaType).getContent().toString();
    }

    private static Part part(Part part, String mediaType) throws Exception {
        if (part.isMimeType(mediaType)) {
            return part;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                var found = part(inner, mediaType);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }
}
