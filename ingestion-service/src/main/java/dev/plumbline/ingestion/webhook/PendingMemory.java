package dev.plumbline.ingestion.webhook;

import dev.plumbline.ingestion.provider.Memory;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Remembers for the time being: whether it stays is known when a notice was worked. */
final class PendingMemory implements Memory {
    private record Place(String conversation, String name) {}

    private final Memory settled;
    private final Map<Place, String> pending = new LinkedHashMap<>();

    PendingMemory(Memory settled) {
        this.settled = settled;
    }

    @Override
    public Optional<String> recall(String conversation, String name) {
        return Optional.ofNullable(pending.get(new Place(conversation, name)))
                .or(() -> settled.recall(conversation, name));
    }

    @Override
    public void remember(String conversation, String name, String value) {
        pending.put(new Place(conversation, name), value);
    }

    void settle() {
        pending.forEach((place, value) -> settled.remember(place.conversation(), place.name(), value));
    }
}
