package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.knows;
import static dev.plumbline.survey.HelpDesk.newId;
import static dev.plumbline.survey.HelpDesk.opened;
import static dev.plumbline.survey.HelpDesk.reopened;
import static dev.plumbline.survey.HelpDesk.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A resolved conversation")
class SendingTest extends ServiceTest {
    private final String conversation = newId("conv");
    private final String customer = newId("cust");
    private final String email = customer + "@example.com";
    private final Instant now = Instant.now();

    @Test
    void brings_its_customer_one_mail_with_five_links_and_tells_the_others() throws Exception {
        helpDesk.tells(
                knows(customer, email, "en-GB", now.minusSeconds(90)),
                opened(conversation, customer, now.minusSeconds(60)),
                resolved(conversation, now.minusSeconds(1)));

        awaitState(conversation, "sent");

        var mail = mailServer.to(email).getFirst();
        var id = survey(conversation).getString("id");
        assertThat(mail.getSubject()).isEqualTo("How was our support?");
        assertThat(mail.getFrom()[0].toString()).isEqualTo("support@plumbline.local");
        assertThat(mail.getHeader("Message-ID")).containsExactly("<survey-" + id + "@localhost>");
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        for (var half : new String[] {"text/html", "text/plain"}) {
            assertThat(text(mail, half))
                    .contains("How satisfied are you with the support you received?", "Very dissatisfied", "?score=1")
                    .contains("?score=2", "?score=3", "?score=4", "?score=5");
        }
        assertThat(text(mail, "text/html")).contains("@media (prefers-color-scheme: dark) {");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(helpDesk.surveyEvents(conversation))
                        .singleElement()
                        .isInstanceOfSatisfying(SurveyEvent.Sent.class, sent -> {
                            assertThat(sent.surveyId()).isEqualTo(id);
                            assertThat(sent.kind()).isEqualTo(SurveyKind.CSAT);
                            assertThat(sent.customerId()).isEqualTo(Optional.of(customer));
                            assertThat(sent.source()).isEqualTo("/plumbline/survey");
                        }));
        assertThat(survey(conversation).getString("email")).isEqualTo(email);
    }

    @Test
    void is_asked_about_in_the_language_of_its_customer() throws Exception {
        helpDesk.tells(
                knows(customer, email, "de_AT", now), opened(conversation, customer, now), resolved(conversation, now));

        awaitState(conversation, "sent");

        assertThat(mailServer.to(email).getFirst().getSubject()).isEqualTo("Wie war unser Support?");
    }

    @Test
    void is_asked_about_once_whatever_order_its_events_come_in_and_however_often() {
        var events = new dev.plumbline.contract.SupportEvent[] {
            resolved(conversation, now.minusSeconds(1)),
            reopened(conversation, now.minusSeconds(20)),
            resolved(conversation, now.minusSeconds(30)),
            opened(conversation, customer, now.minusSeconds(60)),
            knows(customer, email, "en", now.minusSeconds(90)),
        };
        helpDesk.tells(events);
        awaitState(conversation, "sent");

        helpDesk.tells(events);
        helpDesk.tells(reopened(conversation, now), resolved(conversation, now.plusMillis(1)));

        awaitAnotherSurvey();
        assertThat(mailServer.to(email)).hasSize(1);
        assertThat(survey(conversation).getString("state")).isEqualTo("sent");
    }

    @Test
    void is_not_asked_about_when_it_was_reopened_before() {
        helpDesk.tells(
                knows(customer, email, "en", now.minusSeconds(90)),
                reopened(conversation, now.minusSeconds(1)),
                opened(conversation, customer, now.minusSeconds(60)),
                resolved(conversation, now.minusSeconds(2)));

        awaitAnotherSurvey();

        assertThat(mailServer.to(email)).isEmpty();
        assertThat(survey(conversation).getString("state")).isEqualTo("void");
    }

    @Test
    void is_asked_about_after_all_when_it_is_resolved_again() {
        helpDesk.tells(
                knows(customer, email, "en", now.minusSeconds(90)),
                opened(conversation, customer, now.minusSeconds(60)),
                resolved(conversation, now.minusSeconds(3)),
                reopened(conversation, now.minusSeconds(2)));
        awaitState(conversation, "void");

        helpDesk.tells(resolved(conversation, now.minusSeconds(1)));

        awaitState(conversation, "sent");
    }

    @Test
    void of_days_ago_surveys_nobody_but_its_customer_is_remembered() {
        var old = newId("old");
        helpDesk.tells(
                knows(customer, email, "en", now.minus(Duration.ofDays(40))),
                opened(old, customer, now.minus(Duration.ofDays(3))),
                resolved(old, now.minus(Duration.ofDays(2))));

        helpDesk.tells(opened(conversation, customer, now), resolved(conversation, now));

        awaitState(conversation, "sent");
        assertThat(survey(old)).isNull();
        assertThat(mailServer.to(email)).hasSize(1);
    }

    @Test
    void waits_for_an_address_and_takes_the_latest() {
        helpDesk.tells(opened(conversation, customer, now), resolved(conversation, now));
        awaitState(conversation, "unaddressed");

        helpDesk.tells(
                knows(customer, email, null, now.plusSeconds(2)),
                knows(customer, "outdated-" + email, "de", now.plusSeconds(1)));

        awaitState(conversation, "sent");
        assertThat(mailServer.to(email)).hasSize(1);
        assertThat(survey(conversation).getString("locale")).isEqualTo("de");
    }

    @Test
    void is_asked_about_as_soon_as_the_mail_server_is_back() throws Exception {
        mailServer.close();
        helpDesk.tells(
                knows(customer, email, "en", now), opened(conversation, customer, now), resolved(conversation, now));
        awaitState(conversation, "postponed");
        assertThat(survey(conversation).getString("reason")).isNotBlank();
        assertThat(helpDesk.surveyEvents(conversation)).isEmpty();

        mailServer.open();

        awaitState(conversation, "sent");
        assertThat(mailServer.to(email)).hasSize(1);
    }

    /** When a survey that came later is sent, an earlier one would have been, too. */
    private void awaitAnotherSurvey() {
        var other = newId("conv");
        var otherCustomer = newId("cust");
        helpDesk.tells(
                knows(otherCustomer, otherCustomer + "@example.com", "en", now),
                opened(other, otherCustomer, now),
                resolved(other, now));
        awaitState(other, "sent");
    }
}
