package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.fact.Labels;
import java.util.Arrays;
import java.util.Optional;

/** A path as pages show it: always in this order, under this name, in one colour and with one sign of its own. */
enum Lane {
    AI_ONLY("ai_only", "AI only", "The AI handled it, no person took part."),
    AI_TO_HUMAN("ai_to_human", "AI to human", "The AI began, a person finished."),
    AI_ASSISTED("ai_assisted", "AI-assisted", "A person answered with a draft of the AI."),
    HUMAN_ONLY("human_only", "Human only", "People handled it, the AI took no part."),
    /** A survey that names a conversation which never opened. */
    UNKNOWN(Labels.UNKNOWN, "No conversation", "The answer belongs to no conversation that is known here.");

    private final String key;
    private final String label;
    private final String meaning;

    Lane(String key, String label, String meaning) {
        this.key = key;
        this.label = label;
        this.meaning = meaning;
    }

    /** The path's value in figures, e.g. {@code ai_only}. */
    public String key() {
        return key;
    }

    /** Its class in the style sheet. */
    public String style() {
        return "lane-" + key.replace('_', '-');
    }

    public String label() {
        return label;
    }

    public String meaning() {
        return meaning;
    }

    static Optional<Lane> of(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
