package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Violation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Freshdesk")
class FreshdeskTest {
    private static final Instant ARRIVAL = Instant.parse("2026-02-10T12:00:00Z");

    private final Delivered delivered = new Delivered(new Freshdesk());

    @Test
    void tells_a_ticket_s_opening_and_the_customer_s_address() throws Exception {
        assertThat(happened("created"))
                .containsExactly(
                        "conversation.opened freshdesk:4711 {\"customerId\":\"freshdesk:ines.duarte@example.com\","
                                + "\"channel\":\"email\",\"category\":\"Delivery\",\"priority\":\"normal\",\"team\":\"First Line\","
                                + "\"tags\":[\"vip\",\"parcel\"],\"subjectLine\":\"Parcel, where are you?\"}",
                        "customer.updated freshdesk:ines.duarte@example.com {\"email\":\"ines.duarte@example.com\"}");
    }

    @Test
    void names_its_account_by_the_subdomain_and_its_times_in_the_account_s_zone() throws Exception {
        assertThat(events("created"))
                .allSatisfy(it -> assertThat(it.source()).isEqualTo("/freshdesk/lumen"))
                .allSatisfy(it -> assertThat(it.time()).isEqualTo(Instant.parse("2026-02-01T09:00:00Z")));
    }

    @Test
    void opened_a_ticket_when_it_was_created_and_not_when_the_rule_ran() throws Exception {
        var dated = edited("created", "\"time_zone\"", "\"created_on\": \"2026-02-01 09:58:00\", \"time_zone\"");
        assertThat(events(dated))
                .extracting(it -> it.type().wireName() + " " + it.time())
                .containsExactly("conversation.opened 2026-02-01T08:58:00Z", "customer.updated 2026-02-01T08:58:00Z");
    }

    @Test
    void tells_an_opening_once_whichever_rules_fire() throws Exception {
        delivered.arrive(request(fixture("created"), ARRIVAL));
        var again = edited("created", "2026-02-01 10:00:00", "2026-02-01 10:00:09");
        assertThat(leftOut(again)).isEqualTo("The ticket's creation was told before.");
    }

    @Test
    void tells_the_opening_of_a_ticket_whose_creation_it_missed() throws Exception {
        var dated = edited("resolved", "\"time_zone\"", "\"created_on\": \"2026-01-31 09:00:00\", \"time_zone\"");
        assertThat(events(dated))
                .extracting(it -> it.type().wireName() + " " + it.time())
                .containsExactly(
                        "conversation.opened 2026-01-31T08:00:00Z",
                        "customer.updated 2026-01-31T08:00:00Z",
                        "conversation.resolved 2026-02-01T10:30:00Z");
        assertThat(types(events("created"))).containsExactly("conversation.categorized");
    }

    @Test
    void resolves_by_a_status_and_reopens_by_another() throws Exception {
        assertThat(happened("resolved"))
                .containsExactly(
                        "conversation.resolved freshdesk:4711 {\"by\":\"human\",\"agentId\":\"freshdesk:150006383528\"}");
        assertThat(leftOut("closed"))
                .isEqualTo("From resolved to closed nothing changes: the ticket was settled before.");
        assertThat(happened("reopened"))
                .containsExactly(
                        "conversation.message freshdesk:4711 {\"author\":\"customer\",\"text\":\"It is still not here\"}",
                        "conversation.reopened freshdesk:4711 {}");
        assertThat(leftOut("waiting"))
                .isEqualTo("From one open status to another nothing changes: the ticket is still open.");
    }

    @Test
    void is_resolved_at_once_when_a_ticket_is_opened_closed() throws Exception {
        assertThat(types(events(edited("created", "\"Open\"", "\"5\""))))
                .containsExactly("conversation.opened", "customer.updated", "conversation.resolved");
    }

    @Test
    void names_the_status_as_well_as_numbers_it() throws Exception {
        assertThat(types(events(edited("resolved", "{from:2,to:4}", "{from:Open,to:Resolved}"))))
                .containsExactly("conversation.resolved");
    }

    @Test
    void remembers_where_a_status_came_from_when_the_rule_does_not_say() throws Exception {
        delivered.arrive(request(fixture("resolved"), ARRIVAL));
        var open = edited("resolved", "{from:2,to:4}", "{to:2}");
        assertThat(types(events(open))).containsExactly("conversation.reopened");
    }

    @Test
    void tells_replies_by_whoever_performed_the_rule() throws Exception {
        assertThat(happened("agent-reply"))
                .containsExactly(
                        "conversation.message freshdesk:4711 {\"author\":\"human\",\"text\":\"I will look into it & write again\"}");
        assertThat(happened("bot-reply")).containsExactly("conversation.message freshdesk:4711 {\"author\":\"ai\"}");
    }

    @Test
    void never_takes_a_private_note_for_a_message() throws Exception {
        assertThat(leftOut("private-note")).isEqualTo("A private note is no message: the customer does not see it.");
    }

    @Test
    void leaves_out_what_a_rule_of_its_own_writes() throws Exception {
        assertThat(leftOut(edited("agent-reply", "\"agent\"", "\"system\"")))
                .isEqualTo("What Freshdesk itself writes, by a rule, is nobody's message.");
    }

    @Test
    void hands_over_from_the_bot_assigns_and_transfers() throws Exception {
        assertThat(happened("assigned"))
                .containsExactly("conversation.assigned freshdesk:4711 {\"agentId\":\"freshdesk:150006383528\"}");
        assertThat(happened("transferred"))
                .containsExactly(
                        "conversation.assigned freshdesk:4711 {\"agentId\":\"freshdesk:150014937111\",\"team\":\"Second Line\"}",
                        "conversation.transferred freshdesk:4711 {\"agentId\":\"freshdesk:150006383528\","
                                + "\"toAgentId\":\"freshdesk:150014937111\",\"toTeam\":\"Second Line\"}");

        var withBot = new Delivered(new Freshdesk());
        withBot.arrive(request(fixture("bot-reply"), ARRIVAL));
        assertThat(withBot.events(request(fixture("transferred"), ARRIVAL)))
                .extracting(Delivered::line)
                .containsExactly(
                        "conversation.assigned freshdesk:4711 {\"agentId\":\"freshdesk:150014937111\",\"team\":\"Second Line\"}",
                        "conversation.escalated freshdesk:4711 {\"team\":\"Second Line\"}");
    }

    @Test
    void tells_priority_and_type_and_what_it_leaves_out_of_several_changes() throws Exception {
        var meaning = delivered.arrive(request(fixture("labels"), ARRIVAL)).getFirst();
        assertThat(meaning.events())
                .extracting(Delivered::line)
                .containsExactly(
                        "conversation.categorized freshdesk:4711 {\"category\":\"Refund: partial\",\"priority\":\"urgent\"}");
        assertThat(meaning.leftOut()).contains("Nothing is counted of a change of due_by.");
    }

    @Test
    void brings_its_seven_steps_of_satisfaction_to_five() throws Exception {
        assertThat(happened("rated"))
                .containsExactly(
                        "survey.answered freshdesk:4711 {\"surveyId\":\"freshdesk:4711:csat\",\"kind\":\"csat\","
                                + "\"score\":2,\"comment\":\"Too slow\",\"customerId\":\"freshdesk:ines.duarte@example.com\"}");
        var scores = new ArrayList<Integer>();
        for (var rating : List.of("103", "102", "101", "100", "-101", "-102", "-103")) {
            scores.add(FreshdeskWords.satisfaction(rating).orElseThrow());
        }
        assertThat(scores).containsExactly(5, 4, 4, 3, 2, 2, 1);
        assertThat(leftOut(edited("rated", ":-102", ":received")))
                .contains("103 to -103")
                .contains("received");
    }

    @Test
    void is_understood_with_its_own_simple_content() throws Exception {
        assertThat(happened("simple-content"))
                .containsExactly(
                        "conversation.message freshdesk:4712 {\"author\":\"customer\",\"text\":\"Any news?\"}");
    }

    @Test
    void prefers_the_customer_s_own_id() throws Exception {
        var known = edited("created", "\"requester_external_id\": \"\"", "\"requester_external_id\": \"u-17\"");
        assertThat(events(known).getFirst())
                .satisfies(it -> assertThat(Delivered.data(it).get("customerId").asText())
                        .isEqualTo("u-17"));
    }

    @Test
    void repeats_a_call_under_the_same_id_for_ninety_five_minutes() throws Exception {
        var first = new Freshdesk().read(request(fixture("resolved"), ARRIVAL)).getFirst();
        var repeated = new Freshdesk()
                .read(request(fixture("resolved"), ARRIVAL.plus(Duration.ofMinutes(95))))
                .getFirst();
        assertThat(repeated.id()).isEqualTo(first.id());
        assertThat(events("resolved"))
                .isEqualTo(new Delivered(new Freshdesk()).events(request(fixture("resolved"), ARRIVAL)));
        assertThat(delivered.events(request(fixture("resolved"), ARRIVAL.plus(Duration.ofMinutes(95)))))
                .isEmpty();
    }

    @Test
    void has_another_id_for_the_same_change_at_a_later_time() throws Exception {
        delivered.arrive(request(fixture("resolved"), ARRIVAL));
        delivered.arrive(request(fixture("reopened"), ARRIVAL));
        assertThat(types(events(edited("resolved", "2026-02-01 11:30:00", "2026-02-06 11:30:00"))))
                .containsExactly("conversation.resolved");
    }

    @Test
    void without_a_time_is_taken_for_a_repetition_within_two_hours_and_for_news_later() throws Exception {
        assertThat(types(delivered.events(request(fixture("simple-content"), ARRIVAL))))
                .hasSize(1);
        for (var minutes : List.of(5, 35, 95)) {
            var meaning = delivered
                    .arrive(request(fixture("simple-content"), ARRIVAL.plus(Duration.ofMinutes(minutes))))
                    .getFirst();
            assertThat(meaning.events()).isEmpty();
            assertThat(meaning.leftOut())
                    .hasValueSatisfying(it -> assertThat(it).contains("modified_on"));
        }
        assertThat(types(delivered.events(request(fixture("simple-content"), ARRIVAL.plus(Duration.ofHours(3))))))
                .containsExactly("conversation.message");
    }

    @Test
    void without_a_time_is_no_repetition_when_something_else_happened_between() throws Exception {
        var minute = 0;
        for (var step : List.of("simple-status", "simple-status-back", "simple-status")) {
            assertThat(delivered.events(request(fixture(step), ARRIVAL.plus(Duration.ofMinutes(minute++)))))
                    .as(step)
                    .hasSize(1);
        }
        assertThat(delivered.events(request(fixture("simple-status"), ARRIVAL.plus(Duration.ofMinutes(8)))))
                .isEmpty();
    }

    @Test
    void happens_on_arrival_when_its_time_names_no_zone_or_lies_ahead() throws Exception {
        for (var body : List.of(
                edited("resolved", "Europe/Berlin", ""),
                edited("resolved", "Europe/Berlin", "Berlin, I think"),
                edited("resolved", "2026-02-01 11:30:00", "Sun, 1 Feb, 2026 at 11:30 AM"),
                edited("resolved", "2026-02-01 11:30:00", "2026-12-01 11:30:00"))) {
            assertThat(new Delivered(new Freshdesk()).events(request(body, ARRIVAL)))
                    .as(new String(body, UTF_8))
                    .singleElement()
                    .satisfies(it -> assertThat(it.time()).isEqualTo(ARRIVAL));
        }
    }

    @Test
    void reads_times_with_offsets() {
        assertThat(FreshdeskTime.parse("2026-02-01 11:30:00 +0530", Optional.empty()))
                .contains(Instant.parse("2026-02-01T06:00:00Z"));
        assertThat(FreshdeskTime.parse("2026-02-01T11:30:00Z", Optional.of("Europe/Berlin")))
                .contains(Instant.parse("2026-02-01T11:30:00Z"));
        assertThat(FreshdeskTime.parse("2026-02-31 11:30:00 UTC", Optional.empty()))
                .isEmpty();
    }

    @Test
    void says_what_a_rule_lacks() throws Exception {
        var nothing = "{\"freshdesk_webhook\": {\"ticket_id\": 1}}";
        assertThat(delivered
                        .arrive(request(nothing.getBytes(UTF_8), ARRIVAL))
                        .getFirst()
                        .leftOut())
                .hasValueSatisfying(it -> assertThat(it).contains("triggered_event"));
        assertThat(pointers("{\"ticket_id\": 1}"))
                .containsExactly("/freshdesk_webhook", "/freshdesk_webhook/ticket_id");
        assertThat(pointers("{\"freshdesk_webhook\": {\"ticket_id\": [], \"triggered_event\": \"created\"}}"))
                .containsExactly("/freshdesk_webhook/ticket_id", "/freshdesk_webhook/triggered_event");
        assertThat(pointers("[")).containsExactly("");
    }

    @Test
    void signs_nothing() {
        var freshdesk = new Freshdesk();
        assertThat(freshdesk.signing()).isEqualTo(Provider.Signing.NEVER);
        assertThatThrownBy(() -> freshdesk.verify(request(fixture("created"), ARRIVAL), List.of("secret")))
                .isInstanceOf(NotGenuineException.class);
    }

    @Test
    void sends_the_real_payloads_beside_the_project_as_their_table_says() throws Exception {
        var expected = Map.of(
                "zulip-ticket_created.json", "conversation.opened",
                "zulip-status_changed.json", "conversation.reopened",
                "zulip-public_note.json", "conversation.message");
        for (var sample : Delivered.samples("freshdesk")) {
            assertThat(types(new Delivered(new Freshdesk()).events(request(Delivered.bytes(sample), ARRIVAL))))
                    .as(sample.toString())
                    .contains(expected.get(sample.getFileName().toString()));
        }
    }

    private static List<String> pointers(String body) {
        var caught = new ArrayList<String>();
        assertThatThrownBy(() -> new Freshdesk().read(request(body.getBytes(UTF_8), ARRIVAL)))
                .asInstanceOf(InstanceOfAssertFactories.type(UnreadablePayloadException.class))
                .satisfies(
                        it -> it.violations().stream().map(Violation::pointer).forEach(caught::add));
        return caught;
    }

    private List<String> happened(String fixture) throws UnreadablePayloadException {
        return events(fixture).stream().map(Delivered::line).toList();
    }

    private List<SupportEvent> events(String fixture) throws UnreadablePayloadException {
        return events(fixture(fixture));
    }

    private List<SupportEvent> events(byte[] body) throws UnreadablePayloadException {
        return delivered.events(request(body, ARRIVAL));
    }

    private String leftOut(String fixture) throws UnreadablePayloadException {
        return leftOut(fixture(fixture));
    }

    private String leftOut(byte[] body) throws UnreadablePayloadException {
        var meaning = delivered.arrive(request(body, ARRIVAL)).getFirst();
        assertThat(meaning.events()).isEmpty();
        return meaning.leftOut().orElseThrow();
    }

    private static List<String> types(List<SupportEvent> events) {
        return events.stream().map(it -> it.type().wireName()).toList();
    }

    private static byte[] edited(String fixture, String from, String to) {
        var body = new String(fixture(fixture), UTF_8);
        assertThat(body).contains(from);
        return body.replace(from, to).getBytes(UTF_8);
    }

    private static byte[] fixture(String name) {
        return Delivered.fixture("freshdesk/" + name + ".json");
    }

    private static WebhookRequest request(byte[] body, Instant arrivedAt) {
        return Delivered.request(body, arrivedAt, Map.of());
    }
}
