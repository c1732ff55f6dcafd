package dev.plumbline.metrics.enrich;

import dev.plumbline.contract.Enrichers.CategoryRule;
import java.util.List;
import java.util.Optional;

/** A tenant's rules: the first whose keyword stands in a text, as whole words and in any case, says what it is about. */
final class CategoryRules {
    private final List<CategoryRule> rules;
    private final PhraseTree<Integer> keywords = new PhraseTree<>();

    CategoryRules(List<CategoryRule> rules) {
        this.rules = rules;
        for (var number = 0; number < rules.size(); number++) {
            for (var keyword : rules.get(number).keywords()) {
                put(keyword, number);
            }
        }
    }

    private void put(String keyword, int number) {
        var words = Tokens.of(keyword).words();
        // One of signs only, as "#", is no word and fits nothing.
        if (!words.isEmpty()) {
            keywords.put(words, earlier -> earlier.or(() -> Optional.of(number)));
        }
    }

    Optional<String> categoryOf(Tokens text) {
        var first = rules.size();
        for (var start = 0; start < text.size(); start++) {
            var node = keywords.after(text.word(start));
            for (var end = start + 1; node != null; end++) {
                first = Math.min(first, node.value().orElse(first));
                node = end < text.size() ? node.after(text.word(end)) : null;
            }
        }
        return first < rules.size() ? Optional.of(rules.get(first).category()) : Optional.empty();
    }
}
