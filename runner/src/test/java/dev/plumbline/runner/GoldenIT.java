package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.ContractJson;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The main promise, end to end: the same events, in any order and any batching, give the same figures. Runs over the
 * project's own small set, and over the large one where it lies beside the checkout.
 */
@DisplayName("Golden events, posted to the running suite,")
class GoldenIT {
    private static final List<String> FILES = List.of(
            "overall",
            "by-path",
            "weekly-by-path-channel",
            "odd-period-by-segment-priority",
            "hourly-odd-period",
            "by-agent",
            "daily",
            "monthly-by-customer");

    static Stream<Arguments> folders_and_seeds() throws IOException {
        var arguments = new ArrayList<Arguments>();
        for (var folder : folders()) {
            for (var seed = 1; seed <= 3; seed++) {
                arguments.add(Arguments.of(folder, seed));
            }
        }
        return arguments.stream();
    }

    @ParameterizedTest
    @MethodSource("folders_and_seeds")
    void give_the_golden_figures_in_any_order_and_batching(Path folder, int seed) throws Exception {
        // Given
        var suite = SharedSuite.running();
        var tenant = "golden-%s-%d".formatted(Math.abs(folder.toString().hashCode()), seed);
        var api = Api.ofNewTenant(suite, tenant);
        var lines = new ArrayList<>(Files.readAllLines(folder.resolve("events.ndjson")));
        var random = new Random(seed);
        Collections.shuffle(lines, random);

        // When
        var taken = 0;
        for (var start = 0; start < lines.size(); ) {
            var end = Math.min(lines.size(), start + 1 + random.nextInt(1200));
            var part = lines.subList(start, end);
            taken += random.nextBoolean() ? api.postLines(part) : api.postBatch(part);
            start = end;
        }

        // Then
        assertThat(taken).isEqualTo(lines.size());
        compareAll(api, folder);

        // When all facts are rebuilt from the stored events
        var volume = volume(api);
        var rebuilt = new Rebuild(suite.url(Service.METRICS), api.key())
                .run((done, total) -> assertThat(volume(api)).isEqualTo(volume));

        // Then
        assertThat(rebuilt).isPositive();
        compareAll(api, folder);
    }

    private static void compareAll(Api api, Path folder) throws IOException {
        for (var file : FILES) {
            var golden = folder.resolve(file + ".json");
            if (Files.exists(golden)) {
                var wanted = ContractJson.mapper().readTree(golden.toFile());
                // The last events may still be on their way.
                await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> compare(api, file, wanted));
            }
        }
    }

    private static long volume(Api api) {
        try {
            return api.volume("2000-01-01", "2030-01-01");
        } catch (Exception failure) {
            throw new AssertionError("The figures are answered during a rebuild", failure);
        }
    }

    private static void compare(Api api, String file, JsonNode golden) throws Exception {
        var offered = api.kpis();
        var question = ContractJson.mapper().createObjectNode();
        question.put("from", golden.get("from").asText())
                .put("to", golden.get("to").asText());
        question.set("bucket", golden.get("bucket"));
        question.set("by", golden.get("by"));
        var asked = question.putArray("kpis");
        golden.get("kpis").properties().stream().map(Map.Entry::getKey).forEach(asked::add);
        assertThat(asked).as("KPIs of " + file).isNotEmpty().allMatch(kpi -> offered.contains(kpi.asText()));
        var results = api.query(question);
        for (var kpi : asked) {
            var answer = results.get(kpi.asText());
            compare(
                    file + " " + kpi.asText(),
                    answer.get(golden.get("bucket").isNull() ? "total" : "rows"),
                    golden.get("kpis").get(kpi.asText()));
        }
    }

    private static void compare(String what, JsonNode actual, JsonNode wanted) {
        var rows = byCell(actual);
        var goldenRows = byCell(wanted);
        assertThat(rows.keySet()).as(what).isEqualTo(goldenRows.keySet());
        goldenRows.forEach((cell, golden) -> golden.properties().forEach(field -> {
            if (!List.of("bucket", "group").contains(field.getKey())) {
                compareNumbers(
                        what + " " + field.getKey() + " of " + cell,
                        rows.get(cell).get(field.getKey()),
                        field.getValue());
            }
        }));
    }

    private static void compareNumbers(String what, JsonNode actual, JsonNode wanted) {
        assertThat(actual).as(what).isNotNull();
        assertThat(actual.isNull()).as(what).isEqualTo(wanted.isNull());
        assertThat(actual.asDouble()).as(what).isCloseTo(wanted.asDouble(), within(Math.abs(wanted.asDouble()) * 1e-9));
    }

    private static Map<String, JsonNode> byCell(JsonNode rows) {
        var cells = new TreeMap<String, JsonNode>();
        rows.forEach(row -> {
            var group = new TreeMap<String, String>();
            row.get("group")
                    .properties()
                    .forEach(it -> group.put(it.getKey(), it.getValue().asText()));
            var bucket = row.path("bucket");
            cells.put((bucket.isTextual() ? bucket.asText() : "") + group, row);
        });
        return cells;
    }

    private static List<Path> folders() {
        var folders = new ArrayList<Path>();
        folders.add(Path.of(URI.create(GoldenIT.class.getResource("/golden/").toString())));
        for (var folder = SuiteOptions.projectRoot(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/golden"))) {
                folders.add(folder.resolve("shared/golden"));
                break;
            }
        }
        return folders;
    }
}
