package dev.plumbline.metrics.enrich;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Phrases, word by word: one look-up per word finds all that begin at a place of a text. */
final class PhraseTree<V> {
    private final Map<String, PhraseTree<V>> next = new HashMap<>();
    private Optional<V> value = Optional.empty();

    /** Adds a phrase of at least one word, or changes what is known of it. */
    void put(List<String> phrase, UnaryOperator<Optional<V>> change) {
        var node = this;
        for (var word : phrase) {
            node = node.next.computeIfAbsent(word, it -> new PhraseTree<>());
        }
        node.value = change.apply(node.value);
    }

    /** What goes on after a word; null when no phrase does. */
    PhraseTree<V> after(String word) {
        return next.get(word);
    }

    /** What the phrase that ends here means; empty when none ends here. */
    Optional<V> value() {
        return value;
    }
}
