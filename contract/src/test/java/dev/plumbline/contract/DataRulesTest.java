package dev.plumbline.contract;

import static dev.plumbline.contract.Reading.envelope;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The data of an event")
class DataRulesTest {

    @ParameterizedTest(name = "{0} without {1}")
    @CsvSource(delimiter = '|', textBlock = """
            conversation.opened      | channel             | {}
            conversation.message     | author              | {}
            conversation.resolved    | by                  | {}
            conversation.work_logged | agentId             | {"seconds": 60}
            conversation.work_logged | seconds             | {"agentId": "a"}
            conversation.reviewed    | reviewerId          | {"reviewed": "ai", "scores": {"tone": 1}}
            conversation.reviewed    | reviewed            | {"reviewerId": "q", "scores": {"tone": 1}}
            conversation.reviewed    | scores              | {"reviewerId": "q", "reviewed": "ai"}
            escalation.reviewed      | shouldHaveEscalated | {"reviewerId": "q"}
            escalation.reviewed      | reviewerId          | {"shouldHaveEscalated": false}
            escalation.rated         | agentId             | {"rating": 3}
            escalation.rated         | rating              | {"agentId": "a"}
            survey.sent              | surveyId            | {"kind": "csat"}
            survey.sent              | kind                | {"surveyId": "s"}
            survey.answered          | surveyId            | {"kind": "csat", "score": 3}
            survey.answered          | kind                | {"surveyId": "s", "score": 3}
            survey.answered          | score               | {"surveyId": "s", "kind": "csat"}
            commerce.recorded        | kind                | {}
            commerce.recorded        | currency            | {"kind": "order", "amount": 10}
            revenue.recorded         | kind                | {"amount": 10, "currency": "EUR"}
            revenue.recorded         | amount              | {"kind": "upsell", "currency": "EUR"}
            revenue.recorded         | currency            | {"kind": "upsell", "amount": 10}
            expansion.signaled       | kind                | {}
            knowledge.used           | articleId           | {}
            knowledge.gap_found      | theme               | {}
            change.released          | kind                | {"name": "Bot 4"}
            change.released          | name                | {"kind": "bot"}
            cost.recorded            | kind                | {"amount": 1, "currency": "EUR", "from": "2026-01-01", "to": "2026-02-01"}
            cost.recorded            | amount              | {"kind": "ai", "currency": "EUR", "from": "2026-01-01", "to": "2026-02-01"}
            cost.recorded            | currency            | {"kind": "ai", "amount": 1, "from": "2026-01-01", "to": "2026-02-01"}
            cost.recorded            | from                | {"kind": "ai", "amount": 1, "currency": "EUR", "to": "2026-02-01"}
            cost.recorded            | to                  | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-01-01"}
            """)
    void needs_what_its_type_requires(String type, String field, String data) {
        assertThat(Reading.violations(envelope(type, data)))
                .containsExactly(new Violation("/data/" + field, "is required"));

        var withNull = envelope(type, data);
        withNull.withObject("/data").putNull(field);
        assertThat(Reading.violations(withNull))
                .as("null is absent")
                .containsExactly(new Violation("/data/" + field, "is required"));
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # wrong types
            conversation.opened      | {"channel": 7}                                          | channel       | must be a string, is a number
            conversation.opened      | {"channel": "chat", "customerId": 7}                    | customerId    | must be a string, is a number
            conversation.opened      | {"channel": "chat", "tags": "vip"}                      | tags          | must be an array of strings, is a string
            conversation.opened      | {"channel": "chat", "tags": ["a", null]}                | tags/1        | must be a string
            conversation.message     | {"author": ["ai"]}                                      | author        | must be a string, is an array
            conversation.message     | {"author": "ai", "automatic": "yes"}                    | automatic     | must be true or false, is a string
            conversation.message     | {"author": "ai", "useful": 1}                           | useful        | must be true or false, is a number
            conversation.message     | {"author": "ai", "sentiment": "0.5"}                    | sentiment     | must be a number, is a string
            conversation.message     | {"author": "ai", "text": {}}                            | text          | must be a string, is an object
            conversation.escalated   | {"context": "all"}                                      | context       | must be an object, is a string
            conversation.escalated   | {"context": {"summary": 1}}                             | context/summary | must be true or false, is a number
            conversation.reviewed    | {"reviewerId": "q", "reviewed": "ai", "scores": [90]}   | scores        | must be an object, is an array
            escalation.reviewed      | {"shouldHaveEscalated": "no", "reviewerId": "q"}        | shouldHaveEscalated | must be true or false, is a string
            survey.answered          | {"surveyId": "s", "kind": "csat", "score": "5"}         | score         | must be a number, is a string
            customer.updated         | {"accountValue": "98.10"}                               | accountValue  | must be a number, is a string
            customer.updated         | {"signedUpAt": 1769938200}                              | signedUpAt    | must be a string, is a number
            # unknown words
            conversation.opened      | {"channel": "fax"}                                      | channel       | must be one of chat, email, voice, social, web_form, sms, in_app, self_service, other, is "fax"
            conversation.opened      | {"channel": "CHAT"}                                     | channel       | must be one of
            conversation.opened      | {"channel": "chat", "priority": "urgent!"}              | priority      | must be one of low, normal, high, urgent, is
            conversation.opened      | {"channel": "chat", "complexity": "hard"}               | complexity    | must be one of simple, complex, is
            conversation.opened      | {"channel": "chat", "handledBy": "customer"}            | handledBy     | must be one of ai, human, is
            conversation.message     | {"author": "bot"}                                       | author        | must be one of customer, ai, human, is
            conversation.escalated   | {"reason": "bored"}                                     | reason        | must be one of policy_ambiguity, customer_frustration, missing_knowledge, low_confidence, sensitive_issue, customer_request, other, is
            conversation.resolved    | {"by": "customer"}                                      | by            | must be one of ai, human, is
            conversation.work_logged | {"agentId": "a", "seconds": 1, "kind": "idle"}          | kind          | must be one of active, wrap_up, is
            escalation.reviewed      | {"shouldHaveEscalated": true, "reviewerId": "q", "failure": "x"} | failure | must be one of late, blind, unnecessary, missed, is
            survey.sent              | {"surveyId": "s", "kind": "smiley"}                     | kind          | must be one of csat, ces, nps, handoff, is
            customer.churned         | {"reason": "moved"}                                     | reason        | must be one of product, support, pricing, other, is
            customer.churned         | {"theme": "x"}                                          | theme         | must be one of unresolved_issue, poor_quality, delayed_resolution, repeated_contact, other, is
            commerce.recorded        | {"kind": "sale"}                                        | kind          | must be one of order, cancellation, return, refund, shipping_delay, damaged, subscription_skip, fraud_flag, is
            revenue.recorded         | {"kind": "sale", "amount": 1, "currency": "EUR"}        | kind          | must be one of upsell, cross_sell, retention_save, is
            expansion.signaled       | {"kind": "x"}                                           | kind          | must be one of feature_question, integration_request, seat_pricing, other, is
            knowledge.used           | {"articleId": "a", "outcome": "x"}                      | outcome       | must be one of resolved, abandoned, is
            knowledge.gap_found      | {"theme": "x"}                                          | theme         | must be one of missing_policy, outdated_steps, unclear_permissions, billing_exception, integration_error, other, is
            change.released          | {"kind": "x", "name": "n"}                              | kind          | must be one of article, policy, launch, bot, routing, is
            cost.recorded            | {"kind": "x", "amount": 1, "currency": "EUR", "from": "2026-01-01", "to": "2026-01-02"} | kind | must be one of labor, software, training, overhead, ai, is
            # out of range
            conversation.message     | {"author": "ai", "sentiment": -1.01}                    | sentiment     | must lie between -1 and 1, is -1.01
            conversation.message     | {"author": "ai", "confidence": 1.5}                     | confidence    | must lie between 0 and 1, is 1.5
            conversation.work_logged | {"agentId": "a", "seconds": 0}                          | seconds       | must be greater than 0, is 0
            conversation.work_logged | {"agentId": "a", "seconds": -3}                         | seconds       | must be greater than 0, is -3
            conversation.work_logged | {"agentId": "a", "seconds": 1e10}                       | seconds       | must lie between 0 and 1000000000
            conversation.reviewed    | {"reviewerId": "q", "reviewed": "ai", "scores": {"tone": 101}} | scores/tone | must lie between 0 and 100, is 101
            conversation.reviewed    | {"reviewerId": "q", "reviewed": "ai", "scores": {"tone": -1}}  | scores/tone | must lie between 0 and 100, is -1
            conversation.reviewed    | {"reviewerId": "q", "reviewed": "ai", "scores": {}}     | scores        | must have at least one of accuracy, completeness, clarity, tone, policy, resolution, escalation
            conversation.reviewed    | {"reviewerId": "q", "reviewed": "ai", "scores": {"empathy": 9, "tone": null}} | scores | must have at least one of
            escalation.rated         | {"agentId": "a", "rating": 0}                           | rating        | must lie between 1 and 5, is 0
            escalation.rated         | {"agentId": "a", "rating": 3.5}                         | rating        | must be a whole number, is 3.5
            customer.active          | {"score": 100.5}                                        | score         | must lie between 0 and 100, is 100.5
            # ids
            conversation.opened      | {"channel": "chat", "customerId": ""}                   | customerId    | must have 1 to 200 characters
            survey.sent              | {"surveyId": "", "kind": "csat"}                        | surveyId      | must have 1 to 200 characters
            # money
            commerce.recorded        | {"kind": "order", "amount": 10, "currency": "eur"}      | currency      | must be an ISO 4217 code such as USD
            commerce.recorded        | {"kind": "order", "amount": 10, "currency": 978}        | currency      | must be a string, is a number
            revenue.recorded         | {"kind": "upsell", "amount": "10", "currency": "EUR"}   | amount        | must be a number, is a string
            revenue.recorded         | {"kind": "upsell", "amount": 1e15, "currency": "EUR"}   | amount        | must have at most 15 digits before and 20 after the point
            revenue.recorded         | {"kind": "upsell", "amount": 1e-21, "currency": "EUR"}  | amount        | must have at most 15 digits before and 20 after the point
            cost.recorded            | {"kind": "ai", "amount": -0.01, "currency": "EUR", "from": "2026-01-01", "to": "2026-01-02"} | amount | must not be negative
            # dates
            cost.recorded            | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-01-01", "to": "2026-01-01"} | to | must be after 'from'
            cost.recorded            | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-01-02", "to": "2026-01-01"} | to | must be after 'from'
            cost.recorded            | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-02-30", "to": "2026-03-01"} | from | must be a date such as
            cost.recorded            | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-01-01", "to": "01.02.2026"} | to | must be a date such as
            cost.recorded            | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-01-01T00:00:00Z", "to": "2026-02-01"} | from | must be a date such as
            cost.recorded            | {"kind": "ai", "amount": 1, "currency": "EUR", "from": "2026-01-01", "to": "20260201"} | to | must be a date such as
            customer.updated         | {"renewalAt": "2026-13-01"}                             | renewalAt     | must be an instant such as
            customer.updated         | {"renewalAt": "2026-03-01T00:00:00"}                    | renewalAt     | must be an instant such as
            customer.updated         | {"signedUpAt": "soon"}                                  | signedUpAt    | must be an instant such as
            """)
    void is_refused_when_a_field_breaks_a_rule(String type, String data, String field, String detail) {
        assertThat(Reading.violations(envelope(type, data))).singleElement().satisfies(it -> {
            assertThat(it.pointer()).isEqualTo("/data/" + field);
            assertThat(it.detail()).startsWith(detail);
        });
    }

    @ParameterizedTest(name = "{0}: {1} to {2}")
    @CsvSource({"csat, 1, 5", "handoff, 1, 5", "ces, 1, 7", "nps, 0, 10"})
    void scores_a_survey_in_the_range_of_its_kind(String kind, int lowest, int highest) {
        for (var score = lowest; score <= highest; score++) {
            assertThat(Reading.pointers(answer(kind, Integer.toString(score)))).isEmpty();
        }
        assertThat(Reading.pointers(answer(kind, Integer.toString(lowest - 1)))).containsExactly("/data/score");
        assertThat(Reading.pointers(answer(kind, Integer.toString(highest + 1))))
                .containsExactly("/data/score");
        assertThat(Reading.pointers(answer(kind, "2.5"))).containsExactly("/data/score");
        assertThat(Reading.pointers(answer(kind, "2.0"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1e999999999", "-1e999999999", "1e-999999999", "0e999999999"})
    void refuses_a_number_of_a_billion_digits_at_once(String number) {
        var started = System.nanoTime();

        assertThat(Reading.pointers(answer("csat", number))).contains("/data/score");
        assertThat(Reading.pointers(envelope("customer.renewed", "{\"value\": " + number + "}")))
                .contains("/data/value");
        assertThat(Reading.pointers(envelope("customer.active", "{\"score\": " + number + "}")))
                .contains("/data/score");

        assertThat(System.nanoTime() - started).isLessThan(1_000_000_000L);
    }

    @Test
    void names_every_field_that_is_wrong() {
        assertThat(Reading.pointers(
                        envelope("conversation.opened", "{\"priority\": \"x\", \"tags\": 1, \"handledBy\": true}")))
                .containsExactlyInAnyOrder("/data/channel", "/data/priority", "/data/tags", "/data/handledBy");
    }

    @Test
    void takes_an_optional_field_that_is_null_for_absent() throws InvalidEventException {
        var event = Reading.event(
                envelope(
                        "conversation.opened",
                        "{\"channel\": \"chat\", \"customerId\": null, \"priority\": null, \"tags\": null, \"handledBy\": null}"));

        assertThat(event).isEqualTo(Reading.event(envelope("conversation.opened", "{\"channel\": \"chat\"}")));
    }

    @Test
    void reads_a_date_as_midnight_utc_where_an_instant_is_meant() throws InvalidEventException {
        var event = Reading.event(envelope(
                "customer.updated", "{\"signedUpAt\": \"2024-02-29\", \"renewalAt\": \"2026-03-01T00:00:00+02:00\"}"));

        assertThat(event).isInstanceOfSatisfying(CustomerEvent.Updated.class, it -> {
            assertThat(it.signedUpAt()).contains(Instant.parse("2024-02-29T00:00:00Z"));
            assertThat(it.renewalAt()).contains(Instant.parse("2026-02-28T22:00:00Z"));
        });
    }

    @Test
    void keeps_money_exact() throws InvalidEventException {
        var event = Reading.event(
                envelope("commerce.recorded", "{\"kind\": \"order\", \"amount\": 98.10, \"currency\": \"EUR\"}"));

        assertThat(event)
                .isInstanceOfSatisfying(
                        CommerceRecorded.class,
                        it -> assertThat(it.money()).contains(new Money(new BigDecimal("98.10"), "EUR")));
        assertThat(EventReader.write(event).data().path("amount")).hasToString("98.10");
    }

    @Test
    void keeps_a_currency_that_comes_without_an_amount_among_the_unknown() throws InvalidEventException {
        var event = Reading.event(envelope("commerce.recorded", "{\"kind\": \"damaged\", \"currency\": \"EUR\"}"));

        assertThat(event)
                .isInstanceOfSatisfying(
                        CommerceRecorded.class, it -> assertThat(it.money()).isEmpty());
        assertThat(EventReader.write(event).data().path("currency").asText()).isEqualTo("EUR");
    }

    @Test
    void counts_a_message_as_useful_unless_it_is_automatic_or_says_otherwise() throws InvalidEventException {
        assertThat(useful("{\"author\": \"ai\"}")).isTrue();
        assertThat(useful("{\"author\": \"ai\", \"automatic\": true}")).isFalse();
        assertThat(useful("{\"author\": \"ai\", \"automatic\": true, \"useful\": true}"))
                .isTrue();
        assertThat(useful("{\"author\": \"ai\", \"useful\": false}")).isFalse();
    }

    @Test
    void tells_a_handoff_without_context_from_one_with_an_empty_context() throws InvalidEventException {
        assertThat(context("{}")).isEmpty();
        assertThat(context("{\"context\": {}}"))
                .hasValueSatisfying(it -> assertThat(it.completeness()).isZero());
        assertThat(context("{\"context\": {\"summary\": true, \"attempts\": true}}"))
                .hasValueSatisfying(it -> assertThat(it.completeness()).isEqualTo(0.5));
    }

    private static Optional<ConversationEvent.HandoffContext> context(String data) throws InvalidEventException {
        return ((ConversationEvent.Escalated) Reading.event(envelope("conversation.escalated", data))).context();
    }

    private static boolean useful(String data) throws InvalidEventException {
        return ((ConversationEvent.Message) Reading.event(envelope("conversation.message", data))).isUseful();
    }

    private static com.fasterxml.jackson.databind.JsonNode answer(String kind, String score) {
        return envelope(
                "survey.answered", "{\"surveyId\": \"s\", \"kind\": \"%s\", \"score\": %s}".formatted(kind, score));
    }
}
