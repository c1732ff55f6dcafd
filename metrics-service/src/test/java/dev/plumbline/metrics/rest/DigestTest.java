package dev.plumbline.metrics.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.MailServer;
import dev.plumbline.metrics.review.Cadence;
import dev.plumbline.metrics.review.ComposeReview;
import dev.plumbline.metrics.review.Digests;
import dev.plumbline.metrics.review.Period;
import dev.plumbline.metrics.review.Postbox;
import dev.plumbline.metrics.review.SendDigests;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** From the first hour of Monday on it is due in the whole week, whenever the test runs. */
@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@QuarkusTestResource(MailServer.class)
@DisplayName("The mailed review")
class DigestTest {
    private static final Duration SOON = Duration.ofSeconds(30);

    @Inject
    Told told;

    @Inject
    TenantRegistry registry;

    @Inject
    TenantTransaction transactions;

    @Inject
    Digests digests;

    @Inject
    ComposeReview composeReview;

    @Inject
    Postbox postbox;

    @Inject
    SendDigests sendDigests;

    @Inject
    InstantSource clock;

    MailServer mailServer;

    @Test
    void reaches_its_recipients_by_itself_with_what_there_is_to_look_at() throws Exception {
        // Given
        told.ofTenant("digest-one");
        var week = Period.lastWhole(Cadence.WEEK, clock.instant(), ZoneOffset.UTC);
        var opened = week.from().plus(Duration.ofHours(30));
        told.of("digest-one", "conversation.opened", "c <1>", opened.toString(), "{'channel':'chat','handledBy':'ai'}");
        told.of(
                "digest-one",
                "conversation.message",
                "c <1>",
                opened.plusSeconds(60).toString(),
                "{'author':'customer','asksForHuman':true}");

        // When
        set("digest-one", "{\"recipients\": [\"lead@example.com\", \"LEAD@example.com\"], \"hour\": 0}")
                .statusCode(200)
                .body("enabled", equalTo(true))
                .body("recipients", equalTo(List.of("lead@example.com")))
                .body("weekday", equalTo("monday"));

        // Then
        await().atMost(SOON).until(() -> !mailServer.to("lead@example.com").isEmpty());
        var mail = mailServer.to("lead@example.com").getFirst();
        assertThat(mail.getSubject()).isEqualTo("Support review " + week.key() + " · digest-one");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(text(mail, "text/plain"))
                .contains("Conversation volume: 1", "a person was needed and nobody came")
                .contains("http://localhost:8082/conversations/c%20%3C1%3E")
                .contains("http://localhost:8082/review?week=" + week.key())
                .contains("To be taken off it");
        assertThat(text(mail, "text/html"))
                .contains("c &lt;1&gt;", "/conversations/c%20%3C1%3E\"", "To be taken off it")
                .doesNotContain("c <1>");
    }

    @Test
    void goes_out_once_however_many_replicas_send() throws Exception {
        told.ofTenant("digest-two");
        set(
                "digest-two",
                "{\"recipients\": [\"one@example.com\", \"two@example.com\", \"three@example.com\"], \"hour\": 0}");
        CompletableFuture.allOf(IntStream.range(0, 4)
                        .mapToObj(it -> CompletableFuture.runAsync(() -> sendDigests.sendAllDue(registry.tenants())))
                        .toArray(CompletableFuture[]::new))
                .join();
        // What another replica has claimed is under way.
        await().atMost(SOON)
                .until(() -> mailServer.to("one@example.com").size()
                                + mailServer.to("two@example.com").size()
                                + mailServer.to("three@example.com").size()
                        >= 3);
        sendDigests.sendAllDue(registry.tenants());
        for (var recipient : List.of("one", "two", "three")) {
            assertThat(mailServer.to(recipient + "@example.com")).as(recipient).hasSize(1);
        }
    }

    @Test
    void waits_for_a_mail_server_that_is_away_and_keeps_its_id() throws Exception {
        // Given
        told.ofTenant("digest-three");
        mailServer.close();
        set("digest-three", "{\"recipients\": [\"patient@example.com\"], \"hour\": 0}");
        sendDigests.sendAllDue(registry.tenants());
        awaitFailedAttempt("digest-three");

        // When
        mailServer.open();
        sendDigests.sendAllDue(registry.tenants());
        assertThat(mailServer.to("patient@example.com"))
                .as("not before a pause")
                .isEmpty();
        after(Duration.ofMinutes(3)).sendAllDue(registry.tenants());

        // Then
        await().atMost(SOON).until(() -> mailServer.to("patient@example.com").size() == 1);
        var id = mailServer.to("patient@example.com").getFirst().getMessageID();
        var tenant = registry.tenant("digest-three").orElseThrow();
        var week = Period.lastWhole(Cadence.WEEK, clock.instant(), tenant.timeZone());
        postbox.deliver(tenant, composeReview.of(tenant, week, clock.instant()), "patient@example.com");
        assertThat(mailServer.to("patient@example.com").getLast().getMessageID())
                .isEqualTo(id);
    }

    @Test
    void reaches_nobody_who_is_no_recipient_any_more() throws Exception {
        told.ofTenant("digest-four");
        mailServer.close();
        set("digest-four", "{\"recipients\": [\"gone@example.com\"], \"hour\": 0}");
        sendDigests.sendAllDue(registry.tenants());
        awaitFailedAttempt("digest-four");
        set("digest-four", "{\"recipients\": [], \"enabled\": false}").statusCode(200);
        mailServer.open();
        after(Duration.ofHours(2)).sendAllDue(registry.tenants());
        assertThat(mailServer.to("gone@example.com")).isEmpty();
    }

    @Test
    void is_off_until_it_is_set_and_takes_only_what_can_be_sent() throws Exception {
        told.ofTenant("digest-five");
        Told.administering("digest-five")
                .get("/v1/review/digest")
                .then()
                .statusCode(200)
                .body("enabled", equalTo(false))
                .body("hour", equalTo(8));
        refused("{\"recipients\": []}", "/recipients");
        refused("{\"recipients\": [\"kim\"]}", "/recipients/0");
        refused("{\"recipients\": [\"kim@example.com\", \"a@b.c, d@e.f\"]}", "/recipients/1");
        refused("{\"recipients\": [\"kim@example.com\\r\\nBcc: x@y.z\"]}", "/recipients/0");
        refused("{\"recipients\": [\"kim@example.com\"], \"hour\": 24}", "/hour");
        refused("{\"recipients\": [\"kim@example.com\"], \"weekday\": \"payday\"}", "/weekday");
        Told.reading("digest-five").get("/v1/review/digest").then().statusCode(403);
    }

    /** Another sender may have been the one to try. */
    private void awaitFailedAttempt(String tenant) {
        await().atMost(SOON)
                .until(() -> transactions.in(tenant, connection -> {
                    try (var select = connection.prepareStatement(
                                    "select from review_mail where sent_at is null and failure is not null");
                            var rows = select.executeQuery()) {
                        return rows.next();
                    }
                }));
    }

    private SendDigests after(Duration time) {
        return new SendDigests(digests, composeReview, postbox, InstantSource.offset(clock, time));
    }

    private static void refused(String body, String pointer) {
        set("digest-five", body).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    private static ValidatableResponse set(String tenant, String body) {
        return Told.administering(tenant)
                .contentType("application/json")
                .body(body)
                .put("/v1/review/digest")
                .then();
    }

    private static String text(Part part, String mediaType) throws Exception {
        if (part.isMimeType(mediaType)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (var index = 0; index < parts.getCount(); index++) {
                var found = text(parts.getBodyPart(index), mediaType);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
