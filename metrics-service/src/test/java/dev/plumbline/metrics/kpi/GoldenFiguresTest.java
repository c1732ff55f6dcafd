package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The golden events, folded and interpreted in memory,")
class GoldenFiguresTest {
    private static final Path GOLDEN = find();
    private static Interpreter interpreter;

    private static Path find() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared/golden"))) {
                return folder.resolve("shared/golden");
            }
        }
        return null;
    }

    @BeforeAll
    static void fold() throws Exception {
        Assumptions.assumeTrue(GOLDEN != null, "The golden data is not beside this checkout");
        var events = new LinkedHashMap<String, SupportEvent>();
        for (var line : Files.readAllLines(GOLDEN.resolve("events.ndjson"))) {
            var event = EventReader.read(CloudEventJson.read(ContractJson.mapper().readTree(line)));
            events.putIfAbsent(event.source() + "\0" + event.id(), event);
        }
        interpreter = InMemory.of(List.copyOf(events.values()), Tenant.WINDOW_AT_FIRST, Tenant.SENSITIVE_AT_FIRST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "overall",
                "by-path",
                "by-agent",
                "daily",
                "hourly-odd-period",
                "weekly-by-path-channel",
                "odd-period-by-segment-priority",
                "monthly-by-customer"
            })
    void give_the_golden_figures(String file) throws IOException {
        var golden = ContractJson.mapper().readTree(GOLDEN.resolve(file + ".json").toFile());
        var bucket = golden.get("bucket").isNull()
                ? Optional.<BucketSize>empty()
                : BucketSize.named(golden.get("bucket").asText());
        var by = StreamSupport.stream(golden.get("by").spliterator(), false)
                .map(it -> Dimension.named(it.asText()).orElseThrow())
                .toList();
        var query = new Query(
                Instant.parse(golden.get("from").asText()),
                Instant.parse(golden.get("to").asText()),
                bucket,
                by,
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                Instant.parse("2026-06-01T00:00:00Z"));
        for (var kpi : Catalog.all()) {
            var expected = golden.get("kpis").get(kpi.key());
            var answer = interpreter.answer(kpi.select(Optional.empty()), query);
            compare(file + " " + kpi.key(), bucket.isPresent() ? answer.rows() : answer.total(), expected);
        }
    }

    private static void compare(String what, List<Answer.Line> lines, JsonNode expected) {
        var actual = new TreeMap<String, Figure>();
        lines.forEach(line -> actual.put(key(line), line.figure()));
        var wanted = new TreeMap<String, JsonNode>();
        expected.forEach(row -> wanted.put(row.get("bucket").asText() + text(row.get("group")), row));
        assertThat(actual.keySet()).as(what).isEqualTo(wanted.keySet());
        wanted.forEach((cell, row) -> {
            var figure = actual.get(cell);
            assertThat(figure.n()).as(what + " n of " + cell).isEqualTo(row.get("n").asLong());
            same(what + " of " + cell, figure.value(), row.get("value"));
            row.properties().forEach(field -> {
                if (figure.parts().containsKey(field.getKey())) {
                    same(what + " " + field.getKey() + " of " + cell, figure.part(field.getKey()), field.getValue());
                } else {
                    assertThat(field.getKey()).as(what).isIn("bucket", "group", "n", "value");
                }
            });
        });
    }

    private static void same(String what, Optional<Double> actual, JsonNode wanted) {
        if (wanted.isNull()) {
            assertThat(actual).as(what).isEmpty();
        } else {
            var value = wanted.asDouble();
            assertThat(actual.orElseThrow()).as(what).isCloseTo(value, within(Math.abs(value) * 1e-9 + 1e-12));
        }
    }

    private static String key(Answer.Line line) {
        var group = new TreeMap<String, String>();
        line.group().forEach((dimension, value) -> group.put(dimension.key(), value));
        return line.bucket().map(Instant::toString).orElse("null") + group;
    }

    private static String text(JsonNode group) {
        var values = new TreeMap<String, String>();
        group.properties().forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return values.toString();
    }
}
