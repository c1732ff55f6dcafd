package dev.plumbline.ingestion.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.InvalidEventException;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of the CloudEvents conformance suite for HTTP, in words of ours. */
@DisplayName("A CloudEvent over HTTP")
class CloudEventsHttpTest {
    private static final String DATA = "{\n    \"message\": \"Hello World!\"\n}\n";

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8", "application/vnd.example+json"})
    void in_binary_mode_has_its_attributes_in_headers_and_its_data_as_the_body(String contentType) throws Exception {
        var headers = binary().set("Content-Type", contentType);

        assertThat(EventFormat.of(headers)).isEqualTo(EventFormat.BINARY);
        assertIsTheEvent(JsonEvents.single(EventFormat.BINARY, headers, DATA.getBytes(UTF_8)));
    }

    @Test
    void in_binary_mode_may_come_without_data() throws Exception {
        var event = JsonEvents.single(EventFormat.BINARY, binary(), new byte[0]);

        assertThat(event.data()).isEqualTo(ContractJson.mapper().createObjectNode());
    }

    @Test
    void in_binary_mode_keeps_extensions_as_texts() throws Exception {
        var headers = binary().set("ce-traceparent", "00-abc").set("Ce-Priority", "3");

        var event = JsonEvents.single(EventFormat.BINARY, headers, DATA.getBytes(UTF_8));

        assertThat(event.extensions()).containsOnlyKeys("traceparent", "priority");
        assertThat(event.extensions().get("priority").textValue()).isEqualTo("3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/cloudevents+json",
                "application/cloudevents+json; charset=utf-8",
                "Application/CloudEvents+JSON",
                "application/json"
            })
    void in_structured_mode_has_everything_in_the_body(String contentType) throws Exception {
        var headers = MultiMap.caseInsensitiveMultiMap().set("Content-Type", contentType);

        assertThat(EventFormat.of(headers)).isEqualTo(EventFormat.STRUCTURED);
        assertIsTheEvent(JsonEvents.single(EventFormat.STRUCTURED, headers, structured(DATA)));
    }

    @Test
    void in_structured_mode_says_itself_what_it_is_whatever_the_headers_say() throws Exception {
        var headers = binary().set("ce-id", "another").set("Content-Type", "application/cloudevents+json");

        assertThat(EventFormat.of(headers)).isEqualTo(EventFormat.STRUCTURED);
        assertIsTheEvent(JsonEvents.single(EventFormat.STRUCTURED, headers, structured(DATA)));
    }

    @Test
    void in_batches_is_known_by_its_media_type() {
        var headers = MultiMap.caseInsensitiveMultiMap()
                .set("Content-Type", "application/cloudevents-batch+json; charset=utf-8");

        assertThat(EventFormat.of(headers)).isEqualTo(EventFormat.BATCH);
    }

    @Test
    void of_another_version_is_not_read() {
        assertThatThrownBy(() -> JsonEvents.single(
                        EventFormat.BINARY, binary().set("ce-specversion", "0.3"), DATA.getBytes(UTF_8)))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageContaining("/specversion");
    }

    private static MultiMap binary() {
        return MultiMap.caseInsensitiveMultiMap()
                .set("Host", "example.com")
                .set("ce-specversion", "1.0")
                .set("ce-type", "com.example.someevent")
                .set("ce-time", "2018-04-05T03:56:24Z")
                .set("ce-id", "1234-1234-1234")
                .set("ce-source", "/mycontext/subcontext")
                .set("Content-Type", "application/json");
    }

    private static byte[] structured(String data) {
        return """
                {"specversion": "1.0", "type": "com.example.someevent", "time": "2018-04-05T03:56:24Z",
                 "id": "1234-1234-1234", "source": "/mycontext/subcontext", "datacontenttype": "application/json",
                 "data": %s}""".formatted(data).getBytes(UTF_8);
    }

    private static void assertIsTheEvent(CloudEvent event) throws IOException {
        assertThat(event.id()).isEqualTo("1234-1234-1234");
        assertThat(event.source()).isEqualTo("/mycontext/subcontext");
        assertThat(event.type()).isEqualTo("com.example.someevent");
        assertThat(event.time()).isEqualTo("2018-04-05T03:56:24Z");
        assertThat(event.subject()).isEqualTo(Optional.empty());
        assertThat(event.data()).isEqualTo(ContractJson.mapper().readTree(DATA));
    }
}
