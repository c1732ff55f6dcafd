package dev.plumbline.ingestion.provider;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Remembers for the length of a test. */
final class MemoryInMap implements Memory {
    private final Map<List<String>, String> values = new HashMap<>();

    @Override
    public Optional<String> recall(String conversation, String name) {
        return Optional.ofNullable(values.get(List.of(conversation, name)));
    }

    @Override
    public void remember(String conversation, String name, String value) {
        values.put(List.of(conversation, name), value);
    }
}
