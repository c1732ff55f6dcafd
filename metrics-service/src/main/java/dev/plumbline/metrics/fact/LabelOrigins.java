package dev.plumbline.metrics.fact;

import java.util.List;
import java.util.Optional;

/** Which event each label of a conversation comes from; empty where none brings one. */
public record LabelOrigins(
        Optional<Origin<String>> channel,
        Optional<Origin<String>> category,
        Optional<Origin<String>> intent,
        Optional<Origin<String>> priority,
        Optional<Origin<String>> complexity,
        Optional<Origin<String>> team,
        Optional<Origin<String>> segment,
        Optional<Origin<List<String>>> tags,
        Optional<Origin<String>> agent) {

    Labels labels() {
        return new Labels(
                word(channel),
                word(category),
                word(intent),
                word(priority),
                word(complexity),
                word(team),
                segment.map(Origin::value),
                tags.map(Origin::value).orElse(List.of()),
                word(agent));
    }

    private static String word(Optional<Origin<String>> origin) {
        return origin.map(Origin::value).orElse(Labels.UNKNOWN);
    }
}
