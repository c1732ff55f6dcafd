package dev.plumbline.metrics.kpi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What figures can be grouped and filtered by. Every row has a value for each, {@code unknown} if need be. */
public enum Dimension {
    CHANNEL("channel"),
    CATEGORY("category"),
    INTENT("intent"),
    PRIORITY("priority"),
    COMPLEXITY("complexity"),
    TEAM("team"),
    SEGMENT("segment"),
    PATH("path"),
    AGENT("agent"),
    PLAN_TIER("planTier"),
    REGION("region"),
    LIFECYCLE_STAGE("lifecycleStage"),
    ACCOUNT_SIZE("accountSize"),
    VIP("vip");

    private final String key;

    Dimension(String key) {
        this.key = key;
    }

    /** Its name in the API, e.g. {@code planTier}. */
    public String key() {
        return key;
    }

    /** Its column, e.g. {@code plan_tier}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Dimension> named(String key) {
        return Arrays.stream(values()).filter(it -> it.key.equals(key)).findFirst();
    }

    public static List<String> keys() {
        return Arrays.stream(values()).map(Dimension::key).toList();
    }

    /** The rows that have one of these values. */
    public <R extends Row> Condition<R> in(String... values) {
        return new Condition.In<>(this, List.of(values));
    }
}
