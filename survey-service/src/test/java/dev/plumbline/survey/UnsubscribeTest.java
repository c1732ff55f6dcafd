package dev.plumbline.survey;

import static dev.plumbline.survey.HelpDesk.newId;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@DisplayName("Who wants no more surveys")
class UnsubscribeTest extends ServiceTest {
    private final String customer = newId("cust");
    private final String email = customer + "@example.com";
    private final String conversation = newId("conv");

    @Test
    void gets_none_from_the_moment_the_mail_program_says_so() throws Exception {
        var page = sent(conversation, email);

        oneClick(page).then().statusCode(200);

        var next = newId("conv");
        resolves(next, email.toUpperCase(Locale.ROOT));
        awaitState(next, "skipped");
        assertThat(mailServer.to(email)).hasSize(1);
        assertThat(survey(next).getString("reason")).isEqualTo("The address gets no more surveys.");
        assertThat(survey(conversation).getString("suppressed")).isEqualTo("unsubscribed");
    }

    @Test
    void finds_the_address_in_the_mails_header() throws Exception {
        var page = sent(conversation, email);

        var mail = mailServer.to(email).getFirst();

        assertThat(mail.getHeader("List-Unsubscribe"))
                .containsExactly("<http://localhost:8083" + page + "/unsubscribe>");
        // One click is promised where the link is safe to post to; in this test it is not.
        assertThat(mail.getHeader("List-Unsubscribe-Post")).isNull();
        assertThat(text(mail, "text/plain")).contains(page + "/unsubscribe");
        assertThat(text(mail, "text/html")).contains(page + "/unsubscribe");
    }

    @Test
    void is_asked_by_one_button_and_by_opening_the_page_loses_nothing() throws Exception {
        var page = sent(conversation, email);

        given().get(page + "/unsubscribe")
                .then()
                .statusCode(200)
                .header("Cache-Control", equalTo("no-store"))
                .body(containsString("Send me no more surveys"));
        given().head(page + "/unsubscribe").then().statusCode(200);

        assertThat(suppression(email)).isNull();
    }

    @Test
    void may_say_it_again_and_after_having_answered() throws Exception {
        var page = sent(conversation, email);
        given().contentType("application/json")
                .body("{\"score\": 4}")
                .post(page)
                .then()
                .statusCode(200);

        oneClick(page).then().statusCode(200).body(containsString("You get no more surveys"));
        var first = suppression(email);
        oneClick(page).then().statusCode(200);

        assertThat(suppression(email).getString("id")).isEqualTo(first.getString("id"));
        assertThat(survey(conversation).getString("state")).isEqualTo("answered");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data", "text/plain", "application/x-www-form-urlencoded"})
    void may_say_it_in_any_form_that_mail_programs_have(String contentType) throws Exception {
        var page = sent(conversation, email);

        var request = contentType.startsWith("multipart")
                ? given().multiPart("List-Unsubscribe", "One-Click")
                : given().contentType(contentType).body("List-Unsubscribe=One-Click");
        request.post(page + "/unsubscribe").then().statusCode(200);

        assertThat(suppression(email)).isNotNull();
    }

    @Test
    void needs_a_link_that_exists() {
        oneClick("/s/nonsense").then().statusCode(404).body(containsString("We cannot find this survey"));
        given().get("/s/nonsense/unsubscribe").then().statusCode(404);
    }

    @Test
    void stays_spared_when_the_address_is_erased() throws Exception {
        var page = sent(conversation, email);
        oneClick(page).then().statusCode(200);
        var id = suppression(email).getString("id");

        helpDesk.erases(customer, "erased-" + newId("p"), Instant.now());

        await().atMost(SOON).until(() -> suppression(email) == null);
        as(HelpDesk.KEY)
                .queryParam("limit", 500)
                .get("/v1/suppressions")
                .then()
                .body("suppressions.id", org.hamcrest.Matchers.hasItem(id))
                .body(not(containsString(email)));
        var next = newId("conv");
        var back = newId("cust");
        helpDesk.tells(
                HelpDesk.knows(back, email, "en", Instant.now()),
                HelpDesk.opened(next, back, Instant.now()),
                HelpDesk.resolved(next, Instant.now()));
        awaitState(next, "skipped");
    }

    @Test
    void is_taken_back_by_an_administrator_only() throws Exception {
        oneClick(sent(conversation, email)).then().statusCode(200);
        var id = suppression(email).getString("id");

        as(HelpDesk.KEY).delete("/v1/suppressions/" + id).then().statusCode(403);
        as(HelpDesk.ADMIN_KEY).delete("/v1/suppressions/" + id).then().statusCode(204);
        as(HelpDesk.ADMIN_KEY).delete("/v1/suppressions/" + id).then().statusCode(404);

        sent(newId("conv"), email);
        assertThat(mailServer.to(email)).hasSize(2);
    }

    @Test
    void is_listed_page_by_page_for_their_tenant_and_no_other() throws Exception {
        for (var number = 0; number < 3; number++) {
            var address = newId("cust") + "@example.com";
            oneClick(sent(newId("conv"), address)).then().statusCode(200);
        }
        var ids = new ArrayList<String>();
        String cursor = null;
        do {
            var request = as(HelpDesk.KEY).queryParam("limit", 2);
            var list = (cursor == null ? request : request.queryParam("cursor", cursor))
                    .get("/v1/suppressions")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<String> found = list.getList("suppressions.id");
            ids.addAll(found);
            cursor = list.getString("nextCursor");
        } while (cursor != null);

        assertThat(ids).hasSizeGreaterThanOrEqualTo(3);
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
        as(HelpDesk.OTHER_KEY).get("/v1/suppressions").then().statusCode(200).body("suppressions.size()", equalTo(0));
        given().get("/v1/suppressions").then().statusCode(401);
    }

    private String sent(String conversation, String address) throws Exception {
        var before = mailServer.to(address).size();
        resolves(conversation, address);
        awaitState(conversation, "sent");
        assertThat(mailServer.to(address)).hasSize(before + 1);
        return page(address);
    }

    private void resolves(String conversation, String address) {
        var now = Instant.now();
        // Who was asked is left alone for a while; what else is resolved here is somebody else's.
        var whose = conversation.equals(this.conversation) ? customer : newId("cust");
        helpDesk.tells(
                HelpDesk.knows(whose, address, "en", now),
                HelpDesk.opened(conversation, whose, now),
                HelpDesk.resolved(conversation, now));
    }

    private static io.restassured.response.Response oneClick(String page) {
        return given().contentType("application/x-www-form-urlencoded")
                .body("List-Unsubscribe=One-Click")
                .post(page + "/unsubscribe");
    }

    /** The suppression of an address, as the API shows it; null when there is none. */
    private static JsonPath suppression(String address) {
        var all = as(HelpDesk.KEY)
                .queryParam("limit", 500)
                .get("/v1/suppressions")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        var index = all.getList("suppressions.address").indexOf(address);
        return index < 0 ? null : all.setRootPath("suppressions[" + index + "]");
    }

    private static RequestSpecification as(String key) {
        return given().header("Authorization", "Bearer " + key);
    }
}
