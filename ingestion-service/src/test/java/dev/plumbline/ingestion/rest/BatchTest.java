package dev.plumbline.ingestion.rest;

import static dev.plumbline.ingestion.Samples.event;
import static dev.plumbline.ingestion.Samples.resolved;
import static dev.plumbline.ingestion.Samples.resolvedByNobody;
import static dev.plumbline.ingestion.TopicReader.header;
import static dev.plumbline.ingestion.TopicReader.messagesOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.RejectedEvent;
import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.Samples;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@DisplayName("A batch")
class BatchTest {
    private TestTenant tenant;

    @BeforeEach
    void introduce() {
        tenant = TestTenant.withScopes(Scope.INGEST);
    }

    @Test
    void is_taken_whole() {
        var events =
                IntStream.range(0, 1000).mapToObj(it -> resolved("e" + it)).collect(Collectors.joining(",", "[", "]"));
        tenant.post(Samples.BATCH, events)
                .statusCode(202)
                .body("accepted", equalTo(1000))
                .body("rejected", hasSize(0));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).hasSize(1000);
    }

    @Test
    void with_a_byte_order_mark_and_letters_of_many_bytes_is_taken() {
        var mark = "\ufeff";
        tenant.post(Samples.BATCH, mark + " [ " + resolved("Grüße €") + " ,\n " + resolved("e2") + " ] ")
                .statusCode(202)
                .body("accepted", equalTo(2));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS))
                .extracting(it -> header(it, "ce_id"))
                .containsExactlyInAnyOrder("Grüße €", "e2");
    }

    @Test
    void with_good_and_bad_events_takes_the_good_and_names_the_bad() throws IOException {
        tenant.post(
                        Samples.BATCH,
                        "[" + resolved("e0") + "," + resolvedByNobody("e1") + ", 7 , " + resolved("e3") + ",\"x\"]")
                .statusCode(202)
                .body("accepted", equalTo(2))
                .body("rejected.index", equalTo(List.of(1, 2, 4)))
                .body("rejected[0].id", equalTo("e1"))
                .body("rejected[0].detail", containsString("/data/by"))
                .body("rejected[1]", not(hasKey("id")))
                .body("$", not(hasKey("rejectedCount")));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS))
                .extracting(it -> header(it, "ce_id"))
                .containsExactly("e0", "e3");
        var kept = messagesOf(tenant, Topics.SUPPORT_REJECTED);
        assertThat(kept).hasSize(3);
        assertThat(ContractJson.mapper()
                        .readValue(kept.getFirst().value(), RejectedEvent.class)
                        .body())
                .isEqualTo(resolvedByNobody("e1"));
        assertThat(ContractJson.mapper()
                        .readValue(kept.getLast().value(), RejectedEvent.class)
                        .body())
                .isEqualTo("\"x\"");
    }

    @Test
    void without_a_good_event_is_refused_by_index_and_field() {
        tenant.post(
                        Samples.BATCH,
                        "[" + resolvedByNobody("e0") + ","
                                + event(
                                        "e1",
                                        "survey.answered",
                                        "2026-02-01T09:30:00Z",
                                        "{\"surveyId\": \"s\", \"kind\": \"csat\", \"score\": 9}")
                                + "]")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", equalTo(List.of("/0/data/by", "/1/data/score")))
                .body("rejected.id", equalTo(List.of("e0", "e1")));
    }

    @Test
    void that_is_empty_is_refused() {
        tenant.post(Samples.BATCH, "[]").statusCode(400).body("detail", containsString("no event"));
    }

    @Test
    void that_is_malformed_at_its_end_takes_nothing() {
        tenant.post(Samples.BATCH, "[" + resolved("e0") + "," + resolved("e1"))
                .statusCode(400)
                .body("errors[0].pointer", equalTo(""));
        tenant.post(Samples.BATCH, "[" + resolved("e0") + "] 5").statusCode(400);
        tenant.post(Samples.BATCH, resolved("e0")).statusCode(400).body("errors[0].detail", containsString("array"));
        tenant.post(Samples.BATCH, "").statusCode(400);
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).isEmpty();
        assertThat(messagesOf(tenant, Topics.SUPPORT_REJECTED)).hasSize(4);
    }

    @Test
    void of_six_megabytes_is_too_large() {
        tenant.post(Samples.BATCH, "[" + resolved("e0") + "," + " ".repeat(6_000_000) + resolved("e1") + "]")
                .statusCode(413)
                .body("detail", containsString("x-ndjson"));
        assertThat(messagesOf(tenant, Topics.SUPPORT_EVENTS)).isEmpty();
    }

    @Test
    void nested_without_end_is_refused() {
        tenant.post(Samples.BATCH, "[".repeat(100_000)).statusCode(400);
        tenant.post(Samples.ONE, "{\"data\":".repeat(100_000)).statusCode(400);
    }
}
