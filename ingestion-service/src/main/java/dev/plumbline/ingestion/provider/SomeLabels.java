package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Priority;
import java.util.List;
import java.util.Optional;

/** Labels of which help desks tell only some. */
final class SomeLabels {
    private SomeLabels() {}

    /** With the tags as they are now; an absent list says nothing of them. */
    static Labels of(Optional<Priority> priority, Optional<String> team, Optional<List<String>> tags) {
        return labels(Optional.empty(), Optional.empty(), priority, team, tags);
    }

    static Labels priority(Priority priority) {
        return of(Optional.of(priority), Optional.empty(), Optional.empty());
    }

    static Labels tags(List<String> tags) {
        return of(Optional.empty(), Optional.empty(), Optional.of(tags));
    }

    static Labels category(String category) {
        return labels(Optional.of(category), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static Labels intent(String intent) {
        return labels(Optional.empty(), Optional.of(intent), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Labels labels(
            Optional<String> category,
            Optional<String> intent,
            Optional<Priority> priority,
            Optional<String> team,
            Optional<List<String>> tags) {
        return new Labels(category, intent, priority, Optional.empty(), Optional.empty(), team, tags);
    }
}
