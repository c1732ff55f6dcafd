package dev.plumbline.ingestion.tenancy;

import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.Violation;
import java.util.ArrayList;
import java.util.List;

/** Enrichers as people write them, not yet known to be possible. What is null is off. */
public record WrittenEnrichers(Boolean sentiment, Boolean asksForHuman, List<Rule> categoryRules) {
    private static final int MOST_RULES = 100;
    private static final int MOST_KEYWORDS = 100;

    public WrittenEnrichers {
        categoryRules = categoryRules == null ? List.of() : new ArrayList<>(categoryRules);
    }

    /** Gives a conversation this category when any of the keywords stands in a message. */
    public record Rule(String category, List<String> keywords) {}

    public static WrittenEnrichers of(Enrichers enrichers) {
        return new WrittenEnrichers(
                enrichers.sentiment(),
                enrichers.asksForHuman(),
                enrichers.categoryRules().stream()
                        .map(rule -> new Rule(rule.category(), rule.keywords()))
                        .toList());
    }

    void check(String pointer, List<Violation> violations) {
        if (categoryRules.size() > MOST_RULES) {
            violations.add(new Violation(pointer + "/categoryRules", "must not be more than " + MOST_RULES));
            return;
        }
        for (var index = 0; index < categoryRules.size(); index++) {
            check(categoryRules.get(index), pointer + "/categoryRules/" + index, violations);
        }
    }

    /** The enrichers, if nothing is wrong with them. */
    Enrichers enrichers() {
        return new Enrichers(
                Boolean.TRUE.equals(sentiment),
                Boolean.TRUE.equals(asksForHuman),
                categoryRules.stream()
                        .map(rule -> new Enrichers.CategoryRule(
                                rule.category().strip(),
                                rule.keywords().stream().map(String::strip).toList()))
                        .toList());
    }

    private static void check(Rule rule, String pointer, List<Violation> violations) {
        if (rule == null) {
            violations.add(new Violation(pointer, "must be an object with 'category' and 'keywords'"));
            return;
        }
        if (rule.category() == null || !TenantSettings.isName(rule.category())) {
            violations.add(new Violation(pointer + "/category", "must have 1 to 200 characters"));
        }
        if (rule.keywords() == null
                || rule.keywords().isEmpty()
                || rule.keywords().size() > MOST_KEYWORDS) {
            violations.add(new Violation(pointer + "/keywords", "must be 1 to " + MOST_KEYWORDS + " words or phrases"));
        } else {
            TenantSettings.checkNames(rule.keywords(), pointer + "/keywords", violations);
        }
    }
}
