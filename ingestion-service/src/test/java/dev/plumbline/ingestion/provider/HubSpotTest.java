package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("HubSpot")
class HubSpotTest {
    private static final Instant ARRIVAL = Instant.parse("2026-02-10T12:00:00Z");

    private final Delivered delivered = new Delivered(new HubSpot());

    @Test
    void sends_the_life_of_a_thread_in_any_order() throws Exception {
        assertThat(events("thread"))
                .extracting(Delivered::line)
                .containsExactly(
                        "conversation.opened hubspot:70015588 {\"channel\":\"other\"}",
                        "conversation.assigned hubspot:70015588 {\"agentId\":\"hubspot:8842\"}",
                        "conversation.resolved hubspot:70015588 {\"by\":\"human\",\"agentId\":\"hubspot:8842\"}",
                        "conversation.reopened hubspot:70015588 {}");
    }

    @Test
    void names_its_account_and_the_millisecond() throws Exception {
        assertThat(events("thread").getFirst())
                .satisfies(it -> assertThat(it.source()).isEqualTo("/hubspot/4401887"))
                .satisfies(it -> assertThat(it.time()).isEqualTo(Instant.ofEpochMilli(1769936400000L)));
    }

    @Test
    void tells_messages_where_the_sender_is_said_and_hands_over_from_the_bot() throws Exception {
        assertThat(events("messages"))
                .extracting(Delivered::line)
                .containsExactly(
                        "conversation.message hubspot:70015600 {\"author\":\"customer\"}",
                        "conversation.message hubspot:70015600 {\"author\":\"ai\"}",
                        "conversation.assigned hubspot:70015600 {\"agentId\":\"hubspot:8842\"}",
                        "conversation.escalated hubspot:70015600 {}",
                        "conversation.message hubspot:70015600 {\"author\":\"human\",\"agentId\":\"hubspot:8842\"}");
    }

    @Test
    void leaves_out_notes_welcomes_and_messages_of_nobody_knows_whom() throws Exception {
        assertThat(leftOut("messages"))
                .containsExactly(
                        "The chat window's welcome is nobody's answer.",
                        "A comment is a private note: the customer does not see it.",
                        "HubSpot does not say who wrote this message, neither direction nor sender:"
                                + " counted as anybody's, it would be wrong as often as right.");
    }

    @Test
    void tells_the_life_of_a_ticket_by_its_properties() throws Exception {
        assertThat(events("ticket"))
                .extracting(Delivered::line)
                .containsExactly(
                        "conversation.opened hubspot:ticket:5512 {\"customerId\":\"hubspot:2101\",\"channel\":\"email\","
                                + "\"subjectLine\":\"Invoice twice\"}",
                        "conversation.categorized hubspot:ticket:5512 {\"priority\":\"high\"}",
                        "conversation.categorized hubspot:ticket:5512 {\"category\":\"BILLING_ISSUE\"}",
                        "conversation.assigned hubspot:ticket:5512 {\"agentId\":\"hubspot:owner:33107\"}",
                        "conversation.resolved hubspot:ticket:5512 {\"by\":\"human\",\"agentId\":\"hubspot:owner:33107\"}",
                        "conversation.reopened hubspot:ticket:5512 {}",
                        "conversation.assigned hubspot:ticket:5512 {\"agentId\":\"hubspot:owner:33240\"}",
                        "conversation.transferred hubspot:ticket:5512 {\"agentId\":\"hubspot:owner:33107\","
                                + "\"toAgentId\":\"hubspot:owner:33240\"}",
                        "survey.answered hubspot:ticket:5512 {\"surveyId\":\"hubspot:ticket:5512:csat\",\"kind\":\"csat\","
                                + "\"score\":4,\"customerId\":\"hubspot:2101\"}");
    }

    @Test
    void names_objects_by_number_in_its_newer_subscriptions() throws Exception {
        assertThat(events("generic"))
                .extracting(Delivered::line)
                .containsExactly(
                        "conversation.opened hubspot:ticket:7001 {\"channel\":\"other\"}",
                        "conversation.resolved hubspot:ticket:7001 {\"by\":\"human\"}",
                        "customer.updated hubspot:2101 {\"lifecycleStage\":\"customer\"}");
    }

    @Test
    void tells_of_contacts_what_a_customer_has() throws Exception {
        assertThat(events("contacts"))
                .extracting(Delivered::line)
                .containsExactly(
                        "customer.updated hubspot:2101 {\"email\":\"ines@example.com\"}",
                        "customer.updated hubspot:2101 {\"lifecycleStage\":\"opportunity\"}",
                        "survey.answered hubspot:2101 {\"surveyId\":\"hubspot:2101:nps:1769940000003\",\"kind\":\"nps\","
                                + "\"score\":9,\"customerId\":\"hubspot:2101\"}");
    }

    @Test
    void says_how_to_erase_whom_it_erased_and_why_companies_do_not_count() throws Exception {
        assertThat(leftOut("contacts"))
                .anyMatch(it -> it.contains("DELETE /v1/customers/{id}/data with the id hubspot:2101"))
                .anyMatch(it -> it.equals(
                        "Nothing is counted of company.propertyChange: customers are contacts here, not companies."))
                .anyMatch(it -> it.equals("Nothing is counted of deal.creation."))
                .anyMatch(it -> it.equals("Nothing is counted of the contact's property firstname."));
    }

    @Test
    void says_what_to_subscribe_to_for_stages_of_one_s_own() throws Exception {
        var meaning = arrive(change("ticket", 1, "hs_pipeline_stage", "98765431"));
        assertThat(meaning.getFirst().leftOut())
                .hasValueSatisfying(it -> assertThat(it).contains("closed_date"));
    }

    @Test
    void closes_once_and_reopens_only_what_was_closed() throws Exception {
        assertThat(types(arrive(change("ticket", 1, "hs_pipeline_stage", "2")))).isEmpty();
        assertThat(types(arrive(change("ticket", 2, "closed_date", "1769943600000"))))
                .containsExactly("conversation.resolved");
        assertThat(types(arrive(change("ticket", 3, "hs_pipeline_stage", "4")))).isEmpty();
        assertThat(types(arrive(change("ticket", 4, "closed_date", "")))).containsExactly("conversation.reopened");
    }

    @Test
    void that_tells_a_closing_after_the_reopening_tells_both() throws Exception {
        assertThat(types(arrive(change("ticket", 3, "hs_pipeline_stage", "1")))).isEmpty();
        var late =
                arrive(change("ticket", 2, "hs_pipeline_stage", "4")).getFirst().events();
        assertThat(late)
                .extracting(it -> it.type().wireName() + " " + it.time())
                .containsExactly(
                        "conversation.resolved 2026-02-01T10:00:00.002Z",
                        "conversation.reopened 2026-02-01T10:00:00.003Z");
        assertThat(types(arrive(change("ticket", 1, "hs_pipeline_stage", "1")))).isEmpty();
    }

    @Test
    void takes_scores_in_their_range_only() throws Exception {
        assertThat(types(arrive(change("ticket", 1, "ces_score", "7.0")))).containsExactly("survey.answered");
        for (var score : List.of("8", "0", "4.5", "good", "-1", "1e1")) {
            assertThat(types(arrive(change("ticket", 2, "ces_score", score))))
                    .as(score)
                    .isEmpty();
        }
        assertThat(types(arrive(change("ticket", 3, "nps_score", "9")))).isEmpty();
        assertThat(types(arrive(change("contact", 4, "csat_score", "5")))).isEmpty();
    }

    @Test
    void sends_an_event_again_under_the_same_id() throws Exception {
        var first = new HubSpot().read(request("thread"));
        var again = new String(fixture("thread"), UTF_8).replace("\"attemptNumber\": 0", "\"attemptNumber\": 3");
        assertThat(new HubSpot().read(Delivered.request(again.getBytes(UTF_8), ARRIVAL, Map.of())))
                .extracting(Notice::id)
                .containsExactlyElementsOf(first.stream().map(Notice::id).toList());
        assertThat(events("thread")).isEqualTo(new Delivered(new HubSpot()).events(request("thread")));
        assertThat(events("thread")).isEmpty();
    }

    @Test
    void uses_an_event_id_twice_for_different_things() throws Exception {
        var events =
                "[%s,%s]".formatted(one("ticket", 5, "hs_ticket_priority", "LOW"), one("ticket", 6, "csat_score", "5"));
        assertThat(types(arrive(events))).containsExactly("conversation.categorized", "survey.answered");
    }

    @Test
    void loses_nothing_of_a_body_but_what_cannot_be_read() throws Exception {
        var body = "[%s, {\"eventId\": 1}, 3, %s]"
                .formatted(one("ticket", 5, "hs_ticket_priority", "LOW"), one("ticket", 6, "csat_score", "5"));

        assertThat(types(arrive(body))).containsExactly("conversation.categorized", "survey.answered");
    }

    @Test
    void sets_a_ticket_s_team_with_its_owner_which_is_one_transfer() throws Exception {
        arrive(change("ticket", 0, "hubspot_owner_id", "1"));
        arrive(change("ticket", 20, "hubspot_team_id", "11"));

        assertThat(types(arrive("[%s,%s]"
                        .formatted(
                                one("ticket", 100_000, "hubspot_team_id", "12")
                                        .replace("\"eventId\": 1", "\"eventId\": 0"),
                                one("ticket", 100_000, "hubspot_owner_id", "2")))))
                .containsExactly("conversation.assigned", "conversation.transferred", "conversation.assigned");
        assertThat(types(arrive(change("ticket", 200_000, "hubspot_owner_id", "3"))))
                .containsExactly("conversation.assigned", "conversation.transferred");
        assertThat(types(arrive(change("ticket", 202_000, "hubspot_team_id", "13"))))
                .containsExactly("conversation.assigned");
    }

    @Test
    void tells_of_a_team_before_its_owner_and_still_of_one_transfer() throws Exception {
        arrive(change("ticket", 0, "hubspot_owner_id", "1"));
        arrive(change("ticket", 20, "hubspot_team_id", "11"));

        assertThat(types(arrive(change("ticket", 100_010, "hubspot_team_id", "12"))))
                .containsExactly("conversation.assigned", "conversation.transferred");
        assertThat(types(arrive(change("ticket", 100_000, "hubspot_owner_id", "2"))))
                .containsExactly("conversation.assigned");
    }

    @Test
    void transfers_between_teams_and_owners_at_different_times() throws Exception {
        arrive(change("ticket", 0, "hubspot_owner_id", "1"));
        arrive(change("ticket", 20, "hubspot_team_id", "11"));

        assertThat(types(arrive(change("ticket", 100_000, "hubspot_team_id", "12"))))
                .containsExactly("conversation.assigned", "conversation.transferred");
        assertThat(types(arrive(change("ticket", 102_001, "hubspot_owner_id", "2"))))
                .containsExactly("conversation.assigned", "conversation.transferred");
    }

    @Test
    void transfers_to_another_owner_whose_team_is_the_first_that_is_known() throws Exception {
        arrive(change("ticket", 0, "hubspot_owner_id", "1"));
        arrive(change("ticket", 100_000, "hubspot_team_id", "12"));

        assertThat(types(arrive(change("ticket", 100_010, "hubspot_owner_id", "2"))))
                .containsExactly("conversation.assigned", "conversation.transferred");
    }

    @Test
    void says_where_a_body_cannot_be_read() {
        assertThat(pointers("{}")).containsExactly("");
        assertThat(pointers("[{\"eventId\": 1}]"))
                .containsExactlyInAnyOrder("/0/subscriptionType", "/0/portalId", "/0/occurredAt");
        assertThat(pointers("[null, 3]")).contains("/0/eventId", "/1/eventId");
        assertThat(pointers("")).containsExactly("");
    }

    @Test
    void sends_the_real_payloads_beside_the_project_which_count_nothing() throws Exception {
        for (var sample : Delivered.samples("hubspot")) {
            if (!sample.getFileName().toString().startsWith("vendor")) {
                var body = Delivered.bytes(sample);
                var meanings = new Delivered(new HubSpot()).arrive(Delivered.request(body, ARRIVAL, Map.of()));
                assertThat(meanings)
                        .as(sample.toString())
                        .isNotEmpty()
                        .allSatisfy(it -> assertThat(it.events()).isEmpty())
                        .allSatisfy(it -> assertThat(it.leftOut()).isPresent());
            }
        }
    }

    private static String change(String object, long at, String property, String value) {
        return "[" + one(object, at, property, value) + "]";
    }

    private static String one(String object, long at, String property, String value) {
        return ("{\"eventId\": 1, \"portalId\": 9, \"occurredAt\": %d, \"subscriptionType\": \"%s.propertyChange\","
                        + " \"objectId\": 77, \"propertyName\": \"%s\", \"propertyValue\": \"%s\"}")
                .formatted(1_769_940_000_000L + at, object, property, value);
    }

    private static List<String> pointers(String body) {
        var caught = new ArrayList<String>();
        assertThatThrownBy(() -> new HubSpot().read(Delivered.request(body.getBytes(UTF_8), ARRIVAL, Map.of())))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadablePayloadException.class))
                .satisfies(
                        it -> it.violations().stream().map(Violation::pointer).forEach(caught::add));
        return caught;
    }

    private List<Interpretation> arrive(String body) throws UnreadablePayloadException {
        return delivered.arrive(Delivered.request(body.getBytes(UTF_8), ARRIVAL, Map.of()));
    }

    private List<SupportEvent> events(String fixture) throws UnreadablePayloadException {
        return delivered.events(request(fixture));
    }

    private List<String> leftOut(String fixture) throws UnreadablePayloadException {
        return delivered.arrive(request(fixture)).stream()
                .flatMap(it -> it.leftOut().stream())
                .toList();
    }

    private static List<String> types(List<Interpretation> meanings) {
        return meanings.stream()
                .flatMap(it -> it.events().stream())
                .map(it -> it.type().wireName())
                .toList();
    }

    private static byte[] fixture(String name) {
        return Delivered.fixture("hubspot/" + name + ".json");
    }

    private static WebhookRequest request(String fixture) {
        return Delivered.request(fixture(fixture), ARRIVAL, Map.of());
    }
}
