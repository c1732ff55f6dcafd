package dev.plumbline.contract;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What is worked out of a message's text where its event does not say it. All of it is off at first.
 *
 * @param sentiment whether the mood of a customer's message is derived
 * @param asksForHuman whether a customer's wish for a person is derived
 * @param categoryRules the first rule that fits a conversation without a category gives it one; none switches it off
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Enrichers(boolean sentiment, boolean asksForHuman, List<CategoryRule> categoryRules) {
    public static final Enrichers OFF = new Enrichers(false, false, List.of());

    public Enrichers {
        categoryRules = categoryRules == null ? List.of() : List.copyOf(categoryRules);
    }

    /**
     * Fits a text in which any of the keywords stands, as whole words and whatever their case.
     *
     * @param category what the conversation is about then
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record CategoryRule(String category, List<String> keywords) {
        public CategoryRule {
            keywords = keywords == null ? List.of() : List.copyOf(keywords);
        }
    }
}
