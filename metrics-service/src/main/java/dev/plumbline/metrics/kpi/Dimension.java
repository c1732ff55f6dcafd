package dev.plumbline.metrics.kpi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What figures can be grouped and filtered by. Every row has a value for each, {@code unknown} if need be. */
public enum Dimension implements Axis {
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

    /** Those of a customer, whatever conversation they are in. */
    public static final Set<Dimension> OF_CUSTOMERS =
            EnumSet.of(SEGMENT, PLAN_TIER, REGION, LIFECYCLE_STAGE, ACCOUNT_SIZE, VIP);

    private final String key;
    private final Label.One<Row> label;

    Dimension(String key) {
        this.key = key;
        this.label = new Label.One<>(column(), row -> row.dimension(this));
    }

    @Override
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

    /** The dimension that a label is of; empty when it is of none. */
    static Optional<Dimension> of(Label<?> label) {
        return Arrays.stream(values()).filter(it -> it.label.equals(label)).findFirst();
    }

    @SuppressWarnings("unchecked") // What reads any row reads these rows too.
    public <R extends Row> Label.One<R> label() {
        return (Label.One<R>) label;
    }

    /** The rows that have one of these values. */
    public <R extends Row> Condition<R> in(String... values) {
        return this.<R>label().in(List.of(values));
    }
}
