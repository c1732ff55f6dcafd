package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.InvalidEventException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.StreamSupport;

/** Golden events and the figures they must give. */
public final class Golden {
    private static final List<String> FILES = List.of(
            "overall",
            "by-path",
            "by-agent",
            "daily",
            "hourly-odd-period",
            "weekly-by-path-channel",
            "odd-period-by-segment-priority",
            "monthly-by-customer");

    private static final Instant LATER = Instant.parse("2026-06-01T00:00:00Z");

    private Golden() {}

    /** The project's own small set, worked out by hand, and the large one where it lies beside this checkout. */
    public static List<Path> folders() {
        var folders = new ArrayList<Path>();
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            for (var place : List.of("runner/src/test/resources/golden", "shared/golden")) {
                if (Files.isDirectory(folder.resolve(place))) {
                    folders.add(folder.resolve(place));
                }
            }
        }
        assertThat(folders).as("the project's own golden set").isNotEmpty();
        return folders;
    }

    /** The files of a folder that there are. */
    public static List<Path> files(Path folder) {
        return FILES.stream()
                .map(name -> folder.resolve(name + ".json"))
                .filter(Files::exists)
                .toList();
    }

    /** The events of a folder, with their repetitions, in the order of their arrival. */
    public static List<CloudEvent> events(Path folder) throws IOException, InvalidEventException {
        var events = new ArrayList<CloudEvent>();
        for (var line : Files.readAllLines(folder.resolve("events.ndjson"))) {
            events.add(CloudEventJson.read(ContractJson.mapper().readTree(line)));
        }
        return events;
    }

    /** Asks for all KPIs as a golden file does and compares every row. */
    public static void compare(Path file, BiFunction<List<Kpi.Selection<?>>, Query, List<Answer>> figures)
            throws IOException {
        var golden = ContractJson.mapper().readTree(file.toFile());
        List<Kpi.Selection<?>> selections = new ArrayList<>();
        for (var kpi : Catalog.all()) {
            // The customer KPIs do not stand in the files that group by more than customers have.
            if (golden.get("kpis").has(kpi.key())) {
                selections.add(kpi.select());
            }
        }
        assertThat(selections).as("KPIs of " + file).hasSameSizeAs(golden.get("kpis"));
        for (var answer : figures.apply(selections, query(golden))) {
            var key = answer.kpi().key();
            compare(
                    file.getFileName() + " " + key,
                    answer.query().bucket().isPresent() ? answer.rows() : answer.total(),
                    golden.get("kpis").get(key));
        }
    }

    private static Query query(JsonNode golden) {
        return new Query(
                Instant.parse(golden.get("from").asText()),
                Instant.parse(golden.get("to").asText()),
                golden.get("bucket").isNull()
                        ? Optional.empty()
                        : BucketSize.named(golden.get("bucket").asText()),
                StreamSupport.stream(golden.get("by").spliterator(), false)
                        .map(it -> Dimension.named(it.asText()).orElseThrow())
                        .toList(),
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                LATER);
    }

    private static void compare(String what, List<Answer.Line> lines, JsonNode expected) {
        var actual = new TreeMap<String, Figure>();
        lines.forEach(line -> actual.put(key(line), line.figure()));
        var wanted = new TreeMap<String, JsonNode>();
        expected.forEach(row -> wanted.put(row.get("bucket").asText() + text(row.get("group")), row));
        assertThat(actual.keySet()).as(what).isEqualTo(wanted.keySet());
        wanted.forEach((cell, row) -> {
            var figure = actual.get(cell);
            assertThat(figure.n())
                    .as(what + " n of " + cell)
                    .isEqualTo(row.get("n").asLong());
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
        line.group().forEach((axis, word) -> group.put(axis.key(), word));
        return line.bucket().map(Instant::toString).orElse("null") + group;
    }

    private static String text(JsonNode group) {
        var values = new TreeMap<String, String>();
        group.properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().asText()));
        return values.toString();
    }
}
