package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.SupportEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A help desk that sends its fixtures one after the other; what a provider remembers between them is kept. */
final class HelpDesk {
    static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final Provider provider;
    private final Memory memory = new MemoryInMap();
    private Optional<String> leftOut = Optional.empty();

    HelpDesk(Provider provider) {
        this.provider = provider;
    }

    /** What the fixtures mean, in the order given; all of it keeps the contract. */
    List<SupportEvent> sends(String... fixtures) {
        var events = new ArrayList<SupportEvent>();
        for (var fixture : fixtures) {
            events.addAll(sends(fixture(provider.name(), fixture)));
        }
        return events;
    }

    List<SupportEvent> sends(byte[] body) {
        var events = new ArrayList<SupportEvent>();
        for (var notice : notices(body)) {
            var interpretation = notice.meaning().given(memory);
            leftOut = interpretation.leftOut();
            interpretation.events().forEach(HelpDesk::requireContract);
            events.addAll(interpretation.events());
        }
        return events;
    }

    /** Only the events of one type. */
    <E extends SupportEvent> List<E> sends(Class<E> type, String... fixtures) {
        return sends(fixtures).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** Why the last fixture, or some of it, was left out. */
    String leftOut() {
        return leftOut.orElse("");
    }

    List<Notice> notices(byte[] body) {
        try {
            return provider.read(request(body, Map.of()));
        } catch (UnreadablePayloadException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    static void requireContract(SupportEvent event) {
        try {
            assertThat(EventReader.read(EventReader.write(event))).isEqualTo(event);
        } catch (InvalidEventException invalid) {
            throw new AssertionError("breaks the contract: " + invalid.violations() + " in " + event, invalid);
        }
    }

    static WebhookRequest request(byte[] body, Map<String, String> headers) {
        return new WebhookRequest("POST", "https://plumbline.example/v1/webhooks/desk/token", headers, body, NOW);
    }

    static byte[] fixture(String provider, String name) {
        try (var in = HelpDesk.class.getResourceAsStream("/webhooks/%s/%s.json".formatted(provider, name))) {
            assertThat(in).as("fixture %s of %s", name, provider).isNotNull();
            return in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
