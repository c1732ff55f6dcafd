package dev.plumbline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("An event on Kafka")
class KafkaMessageTest {

    @Test
    void has_its_attributes_in_headers_its_data_as_value_and_its_tenant_beside_them() throws Exception {
        var event = CloudEventJson.read(Reading.message().put("attempt", 2));

        var message = KafkaMessage.of("acme", event);

        assertThat(message.key()).isEqualTo("acme|subject-1");
        assertThat(message.headers())
                .isEqualTo(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", "1",
                        "ce_source", "/tests",
                        "ce_type", "conversation.message",
                        "ce_time", "2026-02-01T09:30:00Z",
                        "ce_subject", "subject-1",
                        "ce_attempt", "2",
                        "ce_tenant", "acme",
                        "content-type", "application/json"));
        assertThat(message.value()).asString(UTF_8).isEqualTo("{\"author\":\"customer\"}");
    }

    @Test
    void without_a_subject_is_keyed_by_its_tenant_alone() throws Exception {
        var event = CloudEventJson.read(Reading.envelope("change.released", "{\"kind\": \"bot\", \"name\": \"4\"}"));

        assertThat(KafkaMessage.of("acme", event).key()).isEqualTo("acme");
    }

    @Test
    void belongs_to_the_tenant_of_the_credential_whatever_the_event_says() throws Exception {
        var event = CloudEventJson.read(Reading.message().put("tenant", "somebody-else"));

        var message = KafkaMessage.of("acme", event);

        assertThat(message.tenant()).isEqualTo("acme");
        assertThat(message.event().extensions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time"})
    void is_refused_without(String header) throws Exception {
        var message = changed(header, null);

        assertRefused(message::event, "/" + header.substring(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "", "ACME", "a|b", "a_b"})
    void is_refused_when_its_tenant_is_none(String tenant) throws Exception {
        var message = changed("ce_tenant", tenant);

        assertRefused(message::tenant, "/tenant");
    }

    @Test
    void is_refused_without_a_tenant() throws Exception {
        var message = changed("ce_tenant", null);

        assertRefused(message::tenant, "/tenant");
    }

    @ParameterizedTest
    @CsvSource({"ce_Trace, /Trace", "ce_trace_id, /trace_id", "ce_data, /data", "ce_a/b, /a~1b", "ce_, /"})
    void is_refused_with_an_attribute_that_cannot_be_one(String header, String pointer) throws Exception {
        var message = changed(header, "x");

        assertRefused(message::event, pointer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{} {}", "{\"a\": 1, \"a\": 2}", "\u00e4"})
    void is_refused_when_its_value_is_no_json(String value) throws Exception {
        var message = new KafkaMessage("acme", message().headers(), value.getBytes(UTF_8));

        assertRefused(message::event, "/data");
    }

    @Test
    void of_another_media_type_is_refused() throws Exception {
        assertRefused(changed("content-type", "application/avro")::event, "/datacontenttype");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null"})
    void without_a_value_has_empty_data(String value) throws Exception {
        var message = new KafkaMessage("acme", message().headers(), value.getBytes(UTF_8));

        assertThat(message.event().data()).hasToString("{}");
        assertThat(new KafkaMessage("acme", message().headers(), null).event().data())
                .hasToString("{}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/cloudevents+json", "Application/CloudEvents+JSON; charset=utf-8"})
    void is_read_in_structured_mode_too(String contentType) throws Exception {
        var json = Reading.message().put("tenant", "acme").put("attempt", 2);

        var message = new KafkaMessage(
                "acme|x", Map.of("content-type", contentType), json.toString().getBytes(UTF_8));

        assertThat(message.tenant()).isEqualTo("acme");
        assertThat(message.event())
                .isEqualTo(CloudEventJson.read(Reading.message().put("attempt", 2)));
    }

    @Test
    void in_structured_mode_without_a_tenant_or_json_is_refused() {
        var headers = Map.of("content-type", CloudEventJson.MEDIA_TYPE);

        assertRefused(
                new KafkaMessage("k", headers, Reading.message().toString().getBytes(UTF_8))::tenant, "/tenant");
        assertRefused(new KafkaMessage("k", headers, "{".getBytes(UTF_8))::event, "");
        assertRefused(new KafkaMessage("k", headers, null)::event, "");
    }

    private static KafkaMessage message() throws InvalidEventException {
        return KafkaMessage.of("acme", CloudEventJson.read(Reading.message()));
    }

    private static KafkaMessage changed(String header, String value) throws InvalidEventException {
        var message = message();
        var headers = new LinkedHashMap<>(message.headers());
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return new KafkaMessage(message.key(), headers, message.value());
    }

    private static void assertRefused(ThrowingCallable reading, String pointer) {
        assertThatExceptionOfType(InvalidEventException.class)
                .isThrownBy(reading)
                .satisfies(it -> assertThat(it.violations())
                        .extracting(Violation::pointer)
                        .containsExactly(pointer));
    }

    @Test
    void is_told_to_people_whole_but_for_its_tenant() throws Exception {
        var event = new CloudEvent(
                "e1",
                "/shop",
                "order.placed",
                "2026-02-01T09:30:00Z",
                Optional.of("c1"),
                Map.of("traceparent", JsonNodeFactory.instance.textNode("00-1")),
                ContractJson.mapper().readTree("{\"a\": 1.50}"));

        assertThat(ContractJson.mapper().readTree(KafkaMessage.of("acme", event).text()))
                .isEqualTo(ContractJson.mapper().readTree("""
                        {"specversion": "1.0", "id": "e1", "source": "/shop", "type": "order.placed",
                         "time": "2026-02-01T09:30:00Z", "subject": "c1", "traceparent": "00-1", "data": {"a": 1.50}}"""));
    }

    @Test
    void is_told_to_people_also_when_it_is_no_event() throws Exception {
        var message = new KafkaMessage("k", Map.of("ce_id", "e1", "other", "x"), "{".getBytes(UTF_8));

        assertThat(ContractJson.mapper().readTree(message.text()))
                .isEqualTo(ContractJson.mapper().readTree("{\"id\": \"e1\", \"data\": \"{\"}"));
    }
}
