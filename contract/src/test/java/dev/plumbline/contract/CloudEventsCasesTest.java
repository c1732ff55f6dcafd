package dev.plumbline.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The cases by which CloudEvents implementations are held to the standard, where somebody has laid them beside the project. */
@DisplayName("The CloudEvents cases")
class CloudEventsCasesTest {
    private static final Pattern BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern ROW =
            Pattern.compile("^\\s*\\|\\s*(\\S+)\\s*\\|\\s*(.+?)\\s*\\|\\s*$", Pattern.MULTILINE);

    /** Where our contract asks for more than CloudEvents (a time, JSON data), or the case is wrong on purpose. */
    private static final Map<String, Set<String>> REFUSED = Map.ofEntries(
            entry("min.json", Set.of("/time")),
            entry("min_subject_null.json", Set.of("/time")),
            entry("numeric_ext.json", Set.of("/time")),
            entry("binary_attr.json", Set.of("/time")),
            entry("fail_numeric_decimal.json", Set.of("/time", "/decimal")),
            entry("fail_numeric_long.json", Set.of("/time", "/long")),
            entry("text_data.json", Set.of("/datacontenttype")),
            entry("xml_data.json", Set.of("/datacontenttype")),
            entry("base64_text_data.json", Set.of("/datacontenttype", "/data_base64")),
            entry("base64_xml_data.json", Set.of("/datacontenttype", "/data_base64")),
            entry("json_data_with_ext_invalid.json", Set.of("/a_invalid_name")),
            entry("json_data_with_ext_upper_case.json", Set.of("/aString", "/aBoolean", "/aNumber")));

    @Test
    void in_json_are_read_or_refused_for_the_reason_that_is_theirs() throws IOException {
        var cases = new TreeMap<String, JsonNode>();
        try (Stream<Path> files = Files.list(folder().resolve("sdk-java-json"))) {
            for (var file : files.toList()) {
                cases.put(file.getFileName().toString(), ContractJson.mapper().readTree(file.toFile()));
            }
        }

        assertThat(cases).isNotEmpty();
        cases.forEach((name, json) ->
                assertThat(envelopeViolations(json)).as(name).isEqualTo(REFUSED.getOrDefault(name, Set.of())));
    }

    @Test
    void in_json_keep_every_attribute_and_the_data() throws Exception {
        for (var name : List.of("json_data_with_ext.json", "base64_json_data_with_ext.json")) {
            var json = ContractJson.mapper()
                    .readTree(folder().resolve("sdk-java-json").resolve(name).toFile());

            var event = CloudEventJson.read(json);

            assertThat(event.data()).as(name).hasToString("{}");
            assertThat(event.extensions().keySet())
                    .as(name)
                    .containsExactlyInAnyOrder("dataschema", "astring", "aboolean", "anumber");
            assertThat(CloudEventJson.read(CloudEventJson.write(event)))
                    .as(name)
                    .isEqualTo(event);
        }
    }

    @Test
    void of_the_kafka_binding_are_read_with_their_attributes_and_data() throws Exception {
        var feature = Files.readString(folder().resolve("cloudevents-kafka-protocol-binding.feature"));
        var tried = 0;
        for (var scenario : feature.split("Scenario(?: Outline)?:")) {
            var blocks =
                    BLOCK.matcher(scenario).results().map(it -> it.group(1)).toList();
            if (blocks.isEmpty()) {
                continue;
            }
            for (var contentType : examples(scenario)) {
                var filled = scenario.replace("<contentType>", contentType.orElse(""));
                var headers = table(filled, "Kafka headers:", "When ");
                var message = new KafkaMessage("key", headers, blocks.getFirst().getBytes(UTF_8));

                var event = message.event();

                var expected = table(filled, "the attributes are:", "And the data");
                assertThat(Map.of(
                                "id", event.id(),
                                "source", event.source(),
                                "type", event.type(),
                                "time", event.time()))
                        .isEqualTo(without(expected, "specversion", "datacontenttype"));
                assertThat(event.data()).isEqualTo(ContractJson.mapper().readTree(blocks.getLast()));
                tried++;
            }
        }
        assertThat(tried).isPositive();
    }

    private static Set<String> envelopeViolations(JsonNode json) {
        try {
            CloudEventJson.read(json);
            return Set.of();
        } catch (InvalidEventException invalid) {
            return invalid.violations().stream().map(Violation::pointer).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The values of an outline's one column; one empty value where there is no outline. */
    private static List<Optional<String>> examples(String scenario) {
        var at = scenario.indexOf("Examples:");
        if (at < 0) {
            return List.of(Optional.empty());
        }
        var values = new ArrayList<Optional<String>>();
        scenario.substring(at)
                .lines()
                .filter(line -> line.strip().startsWith("|"))
                .skip(1)
                .forEach(line -> values.add(
                        Optional.of(line.strip().replaceAll("^\\||\\|$", "").strip())));
        return values;
    }

    private static Map<String, String> table(String scenario, String from, String to) {
        var rows = new LinkedHashMap<String, String>();
        var start = scenario.indexOf(from);
        ROW.matcher(scenario.substring(start, scenario.indexOf(to, start)))
                .results()
                .skip(1)
                .forEach(row -> rows.put(row.group(1), row.group(2)));
        return rows;
    }

    private static Map<String, String> without(Map<String, String> attributes, String... names) {
        var rest = new LinkedHashMap<>(attributes);
        rest.keySet().removeAll(Set.of(names));
        return rest;
    }

    private static Path folder() {
        var found = Stream.iterate(
                        Path.of(System.getProperty("user.dir")).toAbsolutePath(), it -> it != null, Path::getParent)
                .map(it -> it.resolveSibling("shared").resolve("samples").resolve("cloudevents"))
                .filter(Files::isDirectory)
                .findFirst();
        assumeTrue(found.isPresent(), "No ../shared/samples/cloudevents beside the project");
        return found.get();
    }
}
