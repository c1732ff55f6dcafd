package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("A survey that a mail server returns later")
class BounceTest extends ServiceTest {
    private final String conversation = newId("conv");
    private final String customer = newId("cust");
    private final String email = customer + "@example.com";

    private String page;
    private String id;

    @BeforeEach
    void send() throws Exception {
        var now = Instant.now();
        helpDesk.tells(
                HelpDesk.knows(customer, email, "en", now),
                HelpDesk.opened(conversation, customer, now),
                HelpDesk.resolved(conversation, now));
        awaitState(conversation, "sent");
        page = page(email);
        id = survey(conversation).getString("id");
    }

    @Test
    void shows_as_bounced_with_what_the_server_said_and_its_address_gets_no_more() throws Exception {
        var before = mailServer.returned();

        mailServer.returns(bounce("5.1.1", "failed", messageId(), MailServer.BOUNCES));

        awaitState(conversation, "bounced");
        assertThat(survey(conversation).getString("reason")).isEqualTo("smtp; 550 said so");
        assertThat(survey(conversation).getString("suppressed")).isEqualTo("bounced");
        assertThat(suppressed()).contains(email);
        given().get(page).then().statusCode(410);
        await().atMost(SOON).until(() -> mailServer.returned() == before);
    }

    @Test
    void is_found_by_the_address_that_it_is_returned_to() throws Exception {
        var returnAddress = MailServer.BOUNCES.replace("@", "+" + id + "@");
        assertThat(mailServer.to(email).getFirst().getHeader("Return-Path")).containsExactly("<" + returnAddress + ">");

        mailServer.returns(bounce("5.1.1", "failed", "<some@other>", returnAddress));

        awaitState(conversation, "bounced");
    }

    @Test
    void is_found_by_its_recipient_when_nothing_else_is_told() throws Exception {
        mailServer.returns(bounce("5.1.1", "failed", "<some@other>", MailServer.BOUNCES));

        awaitState(conversation, "bounced");
    }

    @ParameterizedTest
    @CsvSource({"5.2.2", "5.7.1", "5.4.4"})
    void does_not_end_all_others_when_its_address_may_still_work(String status) throws Exception {
        mailServer.returns(bounce(status, "failed", messageId(), MailServer.BOUNCES));

        awaitState(conversation, "bounced");
        assertThat(suppressed()).doesNotContain(email);
    }

    @Test
    void stays_sent_when_it_is_only_delayed_and_the_mailbox_keeps_what_is_not_understood() throws Exception {
        var before = mailServer.returned();
        mailServer.returns(bounce("4.4.7", "delayed", messageId(), MailServer.BOUNCES));
        mailServer.returns(mail("Subject: On holiday\r\nContent-Type: text/plain\r\n\r\nBack on Monday.\r\n"));
        mailServer.returns(
                mail("Subject: Broken\r\nContent-Type: multipart/report; report-type=delivery-status\r\n\r\nx"));
        var other = newId("conv");
        var now = Instant.now();
        var whose = newId("cust");
        helpDesk.tells(
                HelpDesk.knows(whose, email, "en", now),
                HelpDesk.opened(other, whose, now),
                HelpDesk.resolved(other, now));
        awaitState(other, "sent");
        var otherId = survey(other).getString("id");
        mailServer.returns(bounce("5.1.1", "failed", "<survey-" + otherId + "@localhost>", MailServer.BOUNCES));

        awaitState(other, "bounced");
        assertThat(survey(conversation).getString("state")).isEqualTo("sent");
        await().atMost(SOON).until(() -> mailServer.returned() == before + 3);
    }

    @Test
    void that_was_answered_stays_so() throws Exception {
        given().contentType("application/json")
                .body("{\"score\": 4}")
                .post(page)
                .then()
                .statusCode(200);

        mailServer.returns(bounce("5.1.1", "failed", messageId(), MailServer.BOUNCES));

        await().atMost(SOON).until(() -> suppressed().contains(email));
        assertThat(survey(conversation).getString("state")).isEqualTo("answered");
    }

    @Test
    void as_spam_may_still_be_answered_and_is_the_last() throws Exception {
        mailServer.returns(complaint());

        await().atMost(SOON)
                .until(() -> "complained".equals(survey(conversation).getString("suppressed")));
        assertThat(survey(conversation).getString("state")).isEqualTo("sent");
        assertThat(suppressed()).contains(email);
        given().get(page).then().statusCode(200);
    }

    private String messageId() {
        return "<survey-" + id + "@localhost>";
    }

    /** As Postfix writes them: RFC 3464. */
    private MimeMessage bounce(String status, String action, String messageId, String to) throws Exception {
        return mail("""
                From: MAILER-DAEMON@mx.example.com
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b
                Content-Type: text/plain

                I'm sorry to have to inform you that your message could not be delivered.

                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.com
                Arrival-Date: Sun, 1 Feb 2026 12:00:00 +0000

                Final-Recipient: rfc822; %s
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550
                 said so

                --b
                Content-Type: message/rfc822

                From: support@plumbline.local
                Subject: How was our support?
                Message-ID: %s

                Hello

                --b--
                """.formatted(to, email, action, status, messageId).replace("\n", "\r\n"));
    }

    /** RFC 5965. */
    private MimeMessage complaint() throws Exception {
        return mail("""
                From: fbl@mailbox.example.com
                To: %s
                Subject: FW: How was our support?
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=feedback-report; boundary="b"

                --b
                Content-Type: text/plain

                This is an email abuse report.

                --b
                Content-Type: message/feedback-report

                Feedback-Type: abuse
                User-Agent: Somebody/1.0
                Version: 1

                --b
                Content-Type: text/rfc822-headers

                From: support@plumbline.local
                Message-ID: %s

                --b--
                """.formatted(MailServer.BOUNCES, messageId()).replace("\n", "\r\n"));
    }

    private static MimeMessage mail(String text) throws Exception {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    private static List<String> suppressed() {
        return given().header("Authorization", "Bearer " + HelpDesk.KEY)
                .queryParam("limit", 500)
                .get("/v1/suppressions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("suppressions.address");
    }
}
