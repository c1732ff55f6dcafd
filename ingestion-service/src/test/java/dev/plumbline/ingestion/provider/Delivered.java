package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.SupportEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a provider delivers, one request after the other, worked as the frame works it: a notice that came before is skipped,
 * and what is remembered stays. Every event is held against the contract.
 */
final class Delivered {
    private static final Path FIXTURES = Path.of("src", "test", "resources", "webhooks");

    private final Provider provider;
    private final Set<String> known = new HashSet<>();
    private final Memory memory = new MemoryInMap();

    Delivered(Provider provider) {
        this.provider = provider;
    }

    /** A body of our fixtures, e.g. {@code shopify/order.json}. */
    static byte[] fixture(String name) {
        return bytes(FIXTURES.resolve(name));
    }

    /** The names of a provider's fixtures. */
    static List<String> fixtures(String provider) {
        return files(FIXTURES.resolve(provider))
                .map(file -> provider + "/" + file.getFileName())
                .toList();
    }

    /** A provider's real payloads beside the project; none where they are not. */
    static List<Path> samples(String provider) {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .map(folder -> folder.resolve("shared").resolve("samples").resolve(provider))
                .filter(Files::isDirectory)
                .findFirst()
                .map(folder -> files(folder).toList())
                .orElse(List.of());
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.filter(it -> it.toString().endsWith(".json")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static WebhookRequest request(byte[] body, Instant arrivedAt, Map<String, String> headers) {
        return new WebhookRequest("POST", "https://plumbline.example/v1/webhooks/x/token", headers, body, arrivedAt);
    }

    /** What each notice means that did not come before. */
    List<Interpretation> arrive(WebhookRequest request) throws UnreadablePayloadException {
        var meanings = new ArrayList<Interpretation>();
        for (var notice : provider.read(request)) {
            if (known.add(notice.id())) {
                var meaning = notice.meaning().given(memory);
                meaning.events().forEach(Delivered::requireContract);
                assertThat(meaning.events()).allMatch(it -> isOf(it, notice));
                meanings.add(meaning);
            }
        }
        return meanings;
    }

    /** The events of a request, in their reading order. */
    List<SupportEvent> events(WebhookRequest request) throws UnreadablePayloadException {
        return arrive(request).stream()
                .flatMap(it -> it.events().stream())
                .sorted(SupportEvent.READING_ORDER)
                .toList();
    }

    private static boolean isOf(SupportEvent event, Notice notice) {
        return event.id().equals(notice.id()) || event.id().startsWith(notice.id() + ":");
    }

    /** Says an event in a line: its type, subject and data. */
    static String line(SupportEvent event) {
        return event.type().wireName() + " " + event.subject().orElse("-") + " " + data(event);
    }

    static JsonNode data(SupportEvent event) {
        return EventReader.write(event).data();
    }

    static void requireContract(SupportEvent event) {
        try {
            var written = EventReader.write(event);
            assertThat(EventReader.read(written)).isEqualTo(event);
        } catch (InvalidEventException invalid) {
            throw new AssertionError(event + " breaks the contract: " + invalid.getMessage(), invalid);
        }
    }
}
