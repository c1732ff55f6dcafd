package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.survey.ScriptedMailServer.Reaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DisplayName("A survey that the mail server does not simply take")
class SmtpFailureTest extends ServiceTest {
    private final String conversation = newId("conv");
    private final String customer = newId("cust");
    private final String email = customer + "@example.com";

    private ScriptedMailServer server;

    @BeforeEach
    void takeTheMailServersPlace() throws IOException {
        mailServer.close();
        server = new ScriptedMailServer(mailServer.port());
    }

    @AfterEach
    void giveItBack() throws IOException {
        server.close();
        mailServer.open();
        assertThat(server.violations()).isEmpty();
    }

    @Test
    void is_sent_when_the_greylisting_is_over() {
        server.answers(
                email,
                new Reaction.ToRecipient("450 4.2.0 Greylisted, come again"),
                new Reaction.ToRecipient("450 4.2.0 Greylisted, come again"),
                new Reaction.Takes());

        resolved();
        awaitState(conversation, "postponed");
        assertThat(survey(conversation).getString("reason")).isEqualTo("450 4.2.0 Greylisted, come again");

        awaitState(conversation, "sent");
        assertThat(server.takenFor(email)).hasSize(1);
        assertThat(suppressed()).doesNotContain(email);
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.1.1 No such user",
        "553 5.1.3 Bad address",
        "550 5.2.1 Mailbox disabled",
        "550 Unknown user",
        "'550-5.1.1 The account that you tried\n550 5.1.1 to reach does not exist'"
    })
    void ends_and_frees_the_address_from_all_others_when_there_is_no_such_address(String reply) {
        server.answers(email, new Reaction.ToRecipient(reply));

        resolved();

        awaitState(conversation, "undeliverable");
        assertThat(survey(conversation).getString("suppressed")).isEqualTo("bounced");
        assertThat(suppressed()).contains(email);
        var next = newId("conv");
        helpDesk.tells(HelpDesk.opened(next, customer, Instant.now()), HelpDesk.resolved(next, Instant.now()));
        awaitState(next, "skipped");
        assertThat(server.takenFor(email)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "550 5.7.1 Your network is on a list",
        "552 5.2.2 The mailbox is full",
        "550 5.1.8 Sender domain not found",
        "554 Transaction failed"
    })
    void is_tried_again_when_it_is_refused_for_anything_but_the_address(String reply) {
        server.answers(email, new Reaction.ToRecipient(reply), new Reaction.Takes());

        resolved();

        awaitState(conversation, "sent");
        assertThat(server.takenFor(email)).hasSize(1);
        assertThat(suppressed()).doesNotContain(email);
    }

    @Test
    void is_tried_again_when_its_content_is_refused() {
        server.answers(email, new Reaction.ToMail("554 5.7.1 Looks like spam"), new Reaction.Takes());

        resolved();

        awaitState(conversation, "sent");
        assertThat(suppressed()).doesNotContain(email);
    }

    @Test
    void is_sent_again_under_the_same_id_when_the_server_hangs_and_does_not_keep_others_waiting() {
        var other = newId("conv");
        server.answers(email, new Reaction.Hangs(), new Reaction.Takes());

        resolved();
        awaitState(conversation, "sending");
        var otherCustomer = newId("cust");
        helpDesk.tells(
                HelpDesk.knows(otherCustomer, otherCustomer + "@example.com", "en", Instant.now()),
                HelpDesk.opened(other, otherCustomer, Instant.now()),
                HelpDesk.resolved(other, Instant.now()));

        awaitState(other, "sent");
        awaitState(conversation, "sent");
        assertThat(server.takenFor(email))
                .singleElement()
                .satisfies(it -> assertThat(it.text())
                        .contains("Message-ID: <survey-" + survey(conversation).getString("id") + "@localhost>"));
    }

    @Test
    void is_sent_when_the_server_is_there_again() throws IOException {
        server.close();

        resolved();
        awaitState(conversation, "postponed");
        server = new ScriptedMailServer(mailServer.port());

        awaitState(conversation, "sent");
        assertThat(server.takenFor(email)).hasSize(1);
    }

    private void resolved() {
        var now = Instant.now();
        helpDesk.tells(
                HelpDesk.knows(customer, email, "ar", now),
                HelpDesk.opened(conversation, customer, now),
                HelpDesk.resolved(conversation, now));
    }

    private static List<String> suppressed() {
        return RestAssured.given()
                .header("Authorization", "Bearer " + HelpDesk.KEY)
                .queryParam("limit", 500)
                .get("/v1/suppressions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("suppressions.address");
    }
}
