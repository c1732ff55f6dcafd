package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("An event that was ever published")
class GoldenSampleTest {

    @ParameterizedTest
    @MethodSource("samples")
    void is_the_same_after_it_was_read_and_written(String sample) throws Exception {
        var published = json(sample);

        var read = Reading.event(published);
        var written = throughBytes(CloudEventJson.write(EventReader.write(read)));

        assertCarries(published, written, "");
        assertThat(Reading.event(written)).isEqualTo(read);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void is_the_same_after_it_went_through_kafka(String sample) throws Exception {
        var published = json(sample);
        var read = Reading.event(published);

        var message = KafkaMessage.of("halde", EventReader.write(read));
        var received = new KafkaMessage(message.key(), message.headers(), message.value());

        assertThat(received.tenant()).isEqualTo("halde");
        assertThat(received.key())
                .isEqualTo(read.subject().map(it -> "halde|" + it).orElse("halde"));
        assertCarries(published, withTextExtensions(CloudEventJson.write(received.event())), "");
        assertThat(EventReader.write(EventReader.read(received.event())).data())
                .isEqualTo(EventReader.write(read).data());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void has_a_field_and_an_attribute_that_the_contract_does_not_know(String sample) throws Exception {
        var header = Reading.event(json(sample)).header();

        assertThat(header.unknown()).as("unknown fields of data").isNotEmpty();
        assertThat(header.extensions()).as("extension attributes").isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void lies_in_the_file_of_its_type(String sample) {
        assertThat(json(sample).path("type").asText() + ".json").isEqualTo(sample);
    }

    @Test
    void exists_for_every_type() {
        var types = Arrays.stream(EventType.values())
                .map(it -> it.wireName() + ".json")
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(samples()).containsExactlyElementsOf(types);
    }

    @Test
    void keeps_unknown_fields_inside_the_objects_that_it_knows() throws Exception {
        assertThat(Reading.event(json("conversation.escalated.json"))
                        .header()
                        .unknown()
                        .at("/context/links/0")
                        .asText())
                .isEqualTo("https://halde.example/t/48213");
        assertThat(Reading.event(json("conversation.reviewed.json"))
                        .header()
                        .unknown()
                        .at("/scores/empathy")
                        .asInt())
                .isEqualTo(81);
    }

    static List<String> samples() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static JsonNode json(String sample) {
        try {
            return ContractJson.mapper().readTree(folder().resolve(sample).toFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Path folder() {
        try {
            return Path.of(GoldenSampleTest.class.getResource("/samples").toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode throughBytes(JsonNode json) throws IOException {
        return ContractJson.mapper().readTree(ContractJson.mapper().writeValueAsBytes(json));
    }

    /** Kafka's headers know text only. */
    private static JsonNode withTextExtensions(ObjectNode event) {
        event.properties().forEach(attribute -> {
            if (attribute.getValue().isValueNode()) {
                attribute.setValue(event.textNode(attribute.getValue().asText()));
            }
        });
        return event;
    }

    /** Everything that was published is still there with the same meaning; only a flag's default may be left out. */
    private static void assertCarries(JsonNode published, JsonNode written, String pointer) {
        if (published.isObject()) {
            published.properties().forEach(field -> {
                var after = written.get(field.getKey());
                var isDefault =
                        field.getValue().isBoolean() && !field.getValue().booleanValue();
                if (after != null || !isDefault) {
                    assertThat(after).as(pointer + "/" + field.getKey()).isNotNull();
                    assertCarries(field.getValue(), after, pointer + "/" + field.getKey());
                }
            });
        } else if (published.isNumber() && written.isNumber()) {
            assertThat(written.decimalValue()).as(pointer).isEqualByComparingTo(published.decimalValue());
        } else if (published.isTextual() && isMoment(published.textValue())) {
            assertThat(moment(written.textValue())).as(pointer).isEqualTo(moment(published.textValue()));
        } else if (written.isTextual()) {
            assertThat(written.textValue()).as(pointer).isEqualTo(published.asText());
        } else {
            assertThat(written).as(pointer).isEqualTo(published);
        }
    }

    private static boolean isMoment(String text) {
        return text.matches("\\d{4}-\\d\\d-\\d\\d(T.+)?");
    }

    private static Object moment(String text) {
        return Rfc3339.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
    }
}
