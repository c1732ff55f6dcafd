package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.Violation;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A payload")
class PayloadTest {
    @ParameterizedTest
    @CsvSource({
        "1596635008, 2020-08-05T13:43:28Z",
        "'\"1596635008\"', 2020-08-05T13:43:28Z",
        "1596635008.25, 2020-08-05T13:43:28.250Z",
        "1596635008250, 2020-08-05T13:43:28.250Z",
        "'\"2020-08-05T15:43:28.123456789+02:00\"', 2020-08-05T13:43:28.123456789Z"
    })
    void reads_a_time_however_it_is_written(String json, Instant instant) throws UnreadablePayloadException {
        var payload = payload("{\"at\": %s}".formatted(json));

        assertThat(payload.requiredInstant("at")).isEqualTo(instant);
        payload.requireReadable();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"soon\"", "-1", "1e30", "1e999999999", "1e-999999999", "true", "{}", "\"2026-02-30T00:00:00Z\""
            })
    void refuses_what_is_no_time(String json) throws UnreadablePayloadException {
        var payload = payload("{\"a\": {\"at\": %s}}".formatted(json));
        payload.requiredInstant("a/at");

        assertViolation(payload, "/a/at");
    }

    @Test
    void reads_ids_as_strings_or_numbers_and_blank_or_null_as_absent() throws UnreadablePayloadException {
        var payload = payload("{\"a\": 12, \"b\": \"12\", \"c\": null, \"d\": \" \"}");

        assertThat(payload.id("a")).isEqualTo(payload.id("b")).contains("12");
        assertThat(payload.id("c")).isEmpty();
        assertThat(payload.id("d")).isEmpty();
        payload.requireReadable();
    }

    @Test
    void names_a_required_value_that_is_missing_once_and_gives_a_stand_in() throws UnreadablePayloadException {
        var payload = payload("{\"list\": [{}]}");

        assertThat(payload.items("list").getFirst().requiredId("id")).isEmpty();
        assertThat(payload.items("list").getFirst().requiredId("id")).isEmpty();
        assertViolation(payload, "/list/0/id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a\\u0000\"", "\"\\ud800\"", "{}", "[]"})
    void refuses_texts_that_no_store_can_keep(String json) throws UnreadablePayloadException {
        var payload = payload("{\"text\": %s}".formatted(json));
        assertThat(payload.text("text")).isEmpty();

        assertViolation(payload, "/text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "a/b", "ü", "#"})
    void refuses_an_account_that_cannot_stand_in_a_source(String account) throws UnreadablePayloadException {
        var payload = payload("{\"account\": \"%s\"}".formatted(account));
        payload.requiredAccount("account");

        assertViolation(payload, "/account");
    }

    @Test
    void reads_whole_numbers_within_their_bounds() throws UnreadablePayloadException {
        var payload = payload("{\"a\": 4, \"b\": \"5\", \"c\": 4.0}");
        assertThat(payload.wholeNumber("a", 1, 5)).contains(4);
        assertThat(payload.wholeNumber("b", 1, 5)).contains(5);
        assertThat(payload.wholeNumber("c", 1, 5)).contains(4);
        payload.requireReadable();

        for (var wrong : new String[] {"6", "0", "4.5", "1e999999999", "\"good\""}) {
            var bad = payload("{\"score\": %s}".formatted(wrong));
            bad.wholeNumber("score", 1, 5);
            assertViolation(bad, "/score");
        }
    }

    private static Payload payload(String json) throws UnreadablePayloadException {
        return Payload.of(json.getBytes(UTF_8));
    }

    private static void assertViolation(Payload payload, String pointer) {
        assertThatThrownBy(payload::requireReadable)
                .isInstanceOfSatisfying(
                        UnreadablePayloadException.class,
                        unreadable -> assertThat(unreadable.violations())
                                .extracting(Violation::pointer)
                                .containsExactly(pointer));
    }
}
