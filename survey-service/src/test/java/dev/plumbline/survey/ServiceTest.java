package dev.plumbline.survey;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;

/** What the tests of the whole service share: the service with its database, its broker and a mail server. */
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "survey"))
@QuarkusTestResource(MailServer.class)
abstract class ServiceTest {
    static final Duration SOON = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("http://localhost:8083(/s/[A-Za-z0-9_-]+)\\?score=(\\d)");

    @Inject
    HelpDesk helpDesk;

    MailServer mailServer;

    @BeforeEach
    void introduceTenants() {
        helpDesk.introduceTenants();
        await().atMost(SOON)
                .until(() -> given().header("Authorization", "Bearer " + HelpDesk.KEY)
                                .get("/v1/surveys")
                                .statusCode()
                        == 200);
    }

    /** The one survey of a conversation, as the API shows it; null when there is none. */
    JsonPath survey(String conversation) {
        return survey(HelpDesk.KEY, conversation);
    }

    JsonPath survey(String key, String conversation) {
        var found = given().header("Authorization", "Bearer " + key)
                .queryParam("conversationId", conversation)
                .get("/v1/surveys")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        return found.getList("surveys").isEmpty() ? null : found.setRootPath("surveys[0]");
    }

    void awaitState(String conversation, String state) {
        await().atMost(SOON).until(() -> {
            var survey = survey(conversation);
            return survey != null && state.equals(survey.getString("state"));
        });
    }

    /** The path of a survey's page, from the mail that a customer got. */
    String page(String email) throws Exception {
        await().atMost(SOON).until(() -> !mailServer.to(email).isEmpty());
        var link = LINK.matcher(text(mailServer.to(email).getFirst(), "text/html"));
        if (!link.find()) {
            throw new AssertionError("The mail has no link");
        }
        return link.group(1);
    }

    /** Has a conversation resolved and its survey sent, and tells the path of the page. */
    String sentSurvey(String conversation, String locale) throws Exception {
        var customer = HelpDesk.newId("cust");
        var email = customer + "@example.com";
        var now = Instant.now();
        helpDesk.tells(
                HelpDesk.knows(customer, email, locale, now.minusSeconds(60)),
                HelpDesk.opened(conversation, customer, now.minusSeconds(50)),
                HelpDesk.resolved(conversation, now.minusSeconds(5)));
        awaitState(conversation, "sent");
        return page(email);
    }

    static String text(MimeMessage mail, String mediaType) throws Exception {
        return text((Part) mail, mediaType);
    }

    private static String text(Part part, String mediaType) throws Exception {
        if (part.isMimeType(mediaType)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var index = 0; index < parts.getCount(); index++) {
                BodyPart inner = parts.getBodyPart(index);
                var found = text(inner, mediaType);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
