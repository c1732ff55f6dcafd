package dev.plumbline.metrics.kpi;

import java.util.Arrays;

/** A word of a request that picks another measure of a KPI, as {@code author=ai}. */
public enum Pick {
    AI("author", "ai"),
    HUMAN("author", "human"),
    /** Time runs day and night. So it does when nothing is picked. */
    ALWAYS("hours", "always"),
    /** Time runs only in the tenant's business hours. */
    BUSINESS("hours", "business");

    private final String parameter;
    private final String word;

    Pick(String parameter, String word) {
        this.parameter = parameter;
        this.word = word;
    }

    /** The name of the request's parameter. */
    public String parameter() {
        return parameter;
    }

    public String word() {
        return word;
    }

    /** Whether it says only what a KPI is anyway. */
    boolean isImplied() {
        return this == ALWAYS;
    }

    /** Whether a parameter of this name picks measures. */
    public static boolean isParameter(String name) {
        return Arrays.stream(values()).anyMatch(it -> it.parameter.equals(name));
    }
}
