package dev.plumbline.alert.rule;

/** What to wake somebody for: a declaration, judged by a pure function. */
public sealed interface Rule permits PoorAnswer {
    /** Stable, part of every fingerprint, e.g. {@code vip_poor_csat}. */
    String id();

    Severity severity();

    /** What makes a survey one matter of this rule. */
    default String fingerprint(String surveyId) {
        return id() + "|" + surveyId;
    }

    /** The whole rule in one sentence. */
    String inWords();
}
