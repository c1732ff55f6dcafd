package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.kit.db.TenantTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@DisplayName("A survey of a customer who is erased")
class ErasureTest extends ServiceTest {
    @Inject
    TenantTransaction transactions;

    private final String customer = newId("cust");
    private final String email = customer + "@example.com";
    private final String conversation = newId("conv");
    private final String pseudonym = "erased-" + UUID.randomUUID().toString().substring(0, 8);
    private final Instant now = Instant.now();

    @Test
    void keeps_its_score_and_loses_whom_it_went_to_and_what_they_said() throws Exception {
        helpDesk.tells(resolved());
        awaitState(conversation, "sent");
        var page = page(email);
        given().contentType("application/json")
                .body("{\"score\": 2, \"comment\": \"Ask my wife Eva\"}")
                .post(page)
                .then()
                .statusCode(200);
        await().atMost(SOON).until(() -> helpDesk.surveyEvents(conversation).size() == 2);

        helpDesk.erases(customer, pseudonym, Instant.now());

        await().atMost(SOON).until(() -> !stored().contains(customer));
        assertThat(stored()).doesNotContain("Eva").contains(pseudonym);
        var survey = survey(conversation);
        assertThat(survey.getString("state")).isEqualTo("answered");
        assertThat(survey.getInt("answer.score")).isEqualTo(2);
        assertThat(survey.getString("customerId")).isEqualTo(pseudonym);
        assertThat(survey.getString("email")).doesNotContain("@");
        // The link in the mail no longer tells or takes anything.
        given().get(page).then().body(not(containsString("Eva")));
        given().contentType("application/json")
                .body("{\"score\": 5}")
                .post(page)
                .then()
                .statusCode(409);

        // The same, sent again, changes nothing.
        helpDesk.tells(resolved());
        helpDesk.tells(HelpDesk.reopened(conversation, now.minusSeconds(1)));
        await().atMost(SOON).until(() -> stored().contains(now.minusSeconds(1).toString()));
        assertThat(stored()).doesNotContain(customer);
        assertThat(mailServer.to(email)).hasSize(1);
    }

    @Test
    void is_not_sent_any_more() throws Exception {
        helpDesk.tells(opened(), told());
        helpDesk.tells(HelpDesk.resolved(newId("conv"), now));

        helpDesk.erases(customer, pseudonym, Instant.now());
        await().atMost(SOON).until(() -> stored().contains(pseudonym));
        helpDesk.tells(HelpDesk.resolved(conversation, Instant.now()));

        awaitState(conversation, "unaddressed");
        assertThat(mailServer.to(email)).isEmpty();
        assertThat(stored()).doesNotContain(customer);
    }

    @Test
    void ends_when_it_was_sent_and_not_answered() throws Exception {
        helpDesk.tells(resolved());
        awaitState(conversation, "sent");
        var page = page(email);

        helpDesk.erases(customer, pseudonym, Instant.now());

        awaitState(conversation, "expired");
        given().get(page).then().statusCode(410);
        given().contentType("application/json")
                .body("{\"score\": 5}")
                .post(page)
                .then()
                .statusCode(410);
        assertThat(stored()).doesNotContain(customer);
    }

    @Test
    void knows_nobody_when_what_was_accepted_before_comes_after() throws Exception {
        helpDesk.erases(customer, pseudonym, now);
        await().atMost(SOON).until(() -> stored().contains(pseudonym));

        helpDesk.toldAt(now.minusSeconds(1), resolved());

        awaitState(conversation, "unaddressed");
        assertThat(stored()).doesNotContain(customer);
        assertThat(mailServer.to(email)).isEmpty();
    }

    @Test
    void goes_to_them_again_when_they_come_back() throws Exception {
        helpDesk.erases(customer, pseudonym, now.minusSeconds(3600));
        await().atMost(SOON).until(() -> stored().contains(pseudonym));

        helpDesk.tells(resolved());

        awaitState(conversation, "sent");
        assertThat(survey(conversation).getString("email")).isEqualTo(email);
    }

    private final SupportEvent told = HelpDesk.knows(customer, email, "de", now.minusSeconds(60));
    private final SupportEvent opened = HelpDesk.opened(conversation, customer, now.minusSeconds(50));
    private final SupportEvent resolved = HelpDesk.resolved(conversation, now.minusSeconds(5));

    private SupportEvent told() {
        return told;
    }

    private SupportEvent opened() {
        return opened;
    }

    private SupportEvent[] resolved() {
        return new SupportEvent[] {told, opened, resolved};
    }

    /** All that the database holds of the tenant, but what is on its way to Kafka. */
    private String stored() {
        return transactions.in(HelpDesk.TENANT, connection -> {
            var all = new StringBuilder();
            for (var table : List.of("customer", "conversation", "survey", "suppression", "erasure")) {
                try (var select = connection.prepareStatement("select t::text from " + table + " t");
                        var rows = select.executeQuery()) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
            return all.toString();
        });
    }
}
