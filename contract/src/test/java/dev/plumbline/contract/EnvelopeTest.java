package dev.plumbline.contract;

import static dev.plumbline.contract.Reading.envelope;
import static dev.plumbline.contract.Reading.json;
import static dev.plumbline.contract.Reading.message;
import static dev.plumbline.contract.Reading.pointers;
import static dev.plumbline.contract.Reading.violations;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An event's envelope")
class EnvelopeTest {

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "time", "subject"})
    void needs(String attribute) {
        assertThat(pointers(message().without(attribute))).containsExactly("/" + attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "time", "subject"})
    void takes_null_for_absent(String attribute) {
        assertThat(pointers(message().putNull(attribute))).containsExactly("/" + attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"specversion", "id", "source", "type", "time", "subject", "datacontenttype"})
    void wants_text_in(String attribute) {
        assertThat(pointers(message().put(attribute, 7))).contains("/" + attribute);
        assertThat(violations(message().put(attribute, 7)))
                .anySatisfy(it -> assertThat(it.detail()).contains("must be a string, is a number"));
    }

    @Test
    void names_everything_that_is_wrong_not_only_the_first() {
        assertThat(pointers(json("{}"))).containsExactlyInAnyOrder("/specversion", "/id", "/source", "/type", "/time");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"text\"", "1", "null"})
    void is_an_object_and_not(String other) {
        assertThat(pointers(json(other))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0.3", "1", "1.0.1", "2.0"})
    void knows_no_other_version_than_1_0(String version) {
        assertThat(pointers(message().put("specversion", version))).containsExactly("/specversion");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "subject"})
    void counts_the_characters_of_ids_as_people_do(String attribute) {
        assertThat(pointers(message().put(attribute, "🧾".repeat(200)))).isEmpty();
        assertThat(pointers(message().put(attribute, "🧾".repeat(201)))).containsExactly("/" + attribute);
        assertThat(pointers(message().put(attribute, "x"))).isEmpty();
        assertThat(pointers(message().put(attribute, ""))).containsExactly("/" + attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/zendesk/acme", "urn:x:y", "https://a.example/b?c=d#e", "acme", "/münchen"})
    void takes_any_uri_reference_for_a_source(String source) {
        assertThat(pointers(message().put("source", source))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "/zendesk/<acme>", "http://[", "%zz", ":"})
    void refuses_a_source_that_is_no_uri_reference(String source) {
        assertThat(pointers(message().put("source", source))).containsExactly("/source");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-01T09:30:00", "2026-02-01", "yesterday", "", "1769938200", "2026-02-30T00:00:00Z"})
    void refuses_a_time_that_does_not_name_one_instant(String time) {
        assertThat(pointers(message().put("time", time))).containsExactly("/time");
    }

    @ParameterizedTest
    @CsvSource({
        "conversation.open, conversation.opened",
        "Conversation.Resolved, conversation.resolved",
        "survey.answer, survey.answered",
        "costs.recorded, cost.recorded",
        "customer_churned, customer.churned"
    })
    void suggests_the_nearest_type_for_one_that_does_not_exist(String type, String nearest) {
        assertThat(violations(envelope(type, "{}"))).singleElement().satisfies(it -> {
            assertThat(it.pointer()).isEqualTo("/type");
            assertThat(it.detail()).endsWith("the nearest is " + nearest);
        });
    }

    @Test
    void is_not_slowed_by_a_type_as_long_as_a_book() {
        assertThat(violations(envelope("x".repeat(5_000_000), "{}")))
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).hasSizeLessThan(600));
    }

    @ParameterizedTest
    @ValueSource(strings = {"change.released", "cost.recorded"})
    void has_no_subject_where_the_type_has_none(String type) {
        assertThat(pointers(envelope(type, "{}").put("subject", "48213"))).contains("/subject");
        assertThat(pointers(envelope(type, "{}").putNull("subject"))).doesNotContain("/subject");
    }

    @Test
    void says_what_a_missing_subject_should_be() {
        assertThat(violations(envelope("customer.active", "{}").without("subject")))
                .extracting(Violation::detail)
                .containsExactly("is required: the customer id");
    }

    @Nested
    @DisplayName("with data")
    class Data {
        @ParameterizedTest
        @ValueSource(strings = {"[]", "\"{}\"", "0", "true"})
        void that_is_no_object_is_refused(String data) {
            assertThat(pointers(envelope("conversation.reopened", data))).containsExactly("/data");
        }

        @Test
        void left_out_or_null_is_an_empty_object() {
            assertThat(pointers(envelope("conversation.reopened", "null"))).isEmpty();
            assertThat(pointers(envelope("conversation.reopened", "{}").without("data")))
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {"application/json", "application/json; charset=utf-8", "TEXT/JSON", "application/vnd.x+json"
                })
        void may_be_any_json(String mediaType) {
            assertThat(pointers(message().put("datacontenttype", mediaType))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"text/plain", "application/xml", "application/jsonl", ""})
        void of_another_media_type_is_refused(String mediaType) {
            assertThat(pointers(message().put("datacontenttype", mediaType))).containsExactly("/datacontenttype");
        }

        @Test
        void in_base64_is_read_as_if_it_stood_there() throws InvalidEventException {
            var encoded = message().put("data_base64", "eyJhdXRob3IiOiAiYWkifQ==");
            encoded.remove("data");

            assertThat(Reading.event(encoded))
                    .isInstanceOfSatisfying(
                            ConversationEvent.Message.class,
                            it -> assertThat(it.author()).isEqualTo(Author.AI));
        }

        @ParameterizedTest
        @ValueSource(strings = {"\"***\"", "\"SGVsbG8=\"", "7", "true", "{}"})
        void in_broken_base64_is_refused(String encoded) {
            var event = message();
            event.set("data_base64", json(encoded));
            event.remove("data");

            assertThat(pointers(event)).containsExactly("/data_base64");
        }

        @Test
        void given_twice_is_refused() {
            assertThat(pointers(message().put("data_base64", "e30="))).containsExactly("/data_base64");
        }
    }

    @Nested
    @DisplayName("with extension attributes")
    class Extensions {
        @Test
        void keeps_text_truth_and_32_bit_integers() throws InvalidEventException {
            var event = message()
                    .put("text", "a")
                    .put("truth", true)
                    .put("number", Integer.MIN_VALUE)
                    .put("dataschema", "/s");

            assertThat(CloudEventJson.read(event).extensions())
                    .isEqualTo(Map.of(
                            "text", json("\"a\""),
                            "truth", json("true"),
                            "number", json("-2147483648"),
                            "dataschema", json("\"/s\"")));
        }

        @Test
        void takes_null_for_absent() throws InvalidEventException {
            assertThat(CloudEventJson.read(message().putNull("traceid")).extensions())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.5", "2147483648", "1e3", "[]", "{}"})
        void refuses_other_values(String value) {
            var event = message();
            event.set("extension", json(value));

            assertThat(pointers(event)).containsExactly("/extension");
        }

        @ParameterizedTest
        @CsvSource({"traceId, /traceId", "trace_id, /trace_id", "trace/id, /trace~1id", "größe, /größe", "'', /"})
        void refuses_names_that_are_not_plain_lower_case(String name, String pointer) {
            assertThat(pointers(message().put(name, "x"))).containsExactly(pointer);
        }
    }

    @Nested
    @DisplayName("with something that nothing can keep")
    class Unkeepable {
        @ParameterizedTest
        @ValueSource(strings = {"a\0", "\ud83d", "\ude00", "\ude00\ud83d", "x\ud83dx"})
        void is_refused_wherever_it_stands(String text) {
            for (var attribute : List.of("id", "subject", "extension")) {
                assertThat(pointers(message().put(attribute, text))).containsExactly("/" + attribute);
            }
            assertThat(pointers(message().put("source", "/a" + text))).contains("/source");
            assertThat(pointers(dataWith("text", text))).containsExactly("/data/text");
            assertThat(pointers(dataWith("unknown", text))).containsExactly("/data/unknown");
            assertThat(pointers(dataWith(text, "x"))).containsExactly("/data");
        }

        @Test
        void is_found_however_deep_it_lies() {
            assertThat(pointers(envelope(
                            "conversation.message", "{\"author\": \"ai\", \"a/b\": [{\"c~d\": [0, \"\\u0000\"]}]}")))
                    .containsExactly("/data/a~1b/0/c~0d/1");
        }

        @Test
        void does_not_get_into_the_words_about_it() {
            assertThat(violations(envelope("conversation.message", "{\"author\": \"\\ud83d\\u0000\"}")))
                    .isNotEmpty()
                    .allSatisfy(it ->
                            assertThat(it.detail()).doesNotContain("\ud83d").doesNotContain("\0"));
        }

        @Test
        void leaves_whole_pairs_alone() {
            assertThat(pointers(dataWith("text", "😀"))).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"1e999999999", "-1e999999999", "1e-999999999", "1e1001"})
        void such_as_a_number_of_a_billion_digits_is_refused_at_once(String number) {
            var event = envelope("conversation.message", "{\"author\": \"ai\", \"unknown\": [%s]}".formatted(number));

            assertThat(pointers(event)).containsExactly("/data/unknown/0");
        }

        private com.fasterxml.jackson.databind.JsonNode dataWith(String name, String value) {
            var event = message();
            event.withObject("/data").put(name, value);
            return event;
        }
    }

    @Nested
    @DisplayName("in JSON")
    class Json {
        @Test
        void is_read_64_levels_deep_and_no_deeper() {
            assertThat(json("[".repeat(64) + "]".repeat(64)).isArray()).isTrue();
            assertThatThrownBy(() -> json("[".repeat(65) + "]".repeat(65))).hasMessageContaining("64");
        }

        @Test
        void must_not_name_a_field_twice() {
            assertThatThrownBy(() -> json("{\"id\": \"1\", \"id\": \"2\"}")).hasMessageContaining("id");
            assertThatThrownBy(() -> json("{\"data\": {\"a\": 1, \"a\": 1}}")).hasMessageContaining("a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{} {}", "{}]", "{'a': 1}", "{\"a\": NaN}", "{\"a\": 01}", "{\"a\": 1,}", "{\"a\""})
        void must_be_nothing_but_json(String text) {
            assertThatThrownBy(() -> json(text)).isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        void keeps_decimals_as_they_came() {
            assertThat(json("[98.10, 0.10000000000000000001]")).hasToString("[98.10,0.10000000000000000001]");
        }
    }

    @Test
    void says_no_more_than_a_hundred_things_about_one_event() {
        var wrong = "[" + "1,".repeat(200_000) + "1]";

        assertThat(violations(envelope("conversation.opened", "{\"channel\": \"chat\", \"tags\": " + wrong + "}")))
                .hasSize(100);
    }
}
