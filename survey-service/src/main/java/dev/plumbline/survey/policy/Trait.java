package dev.plumbline.survey.policy;

import java.util.Optional;
import java.util.stream.Stream;

/** What a policy can filter on: the dimensions of the figures. */
public enum Trait {
    PATH("path"),
    CHANNEL("channel"),
    CATEGORY("category"),
    INTENT("intent"),
    PRIORITY("priority"),
    COMPLEXITY("complexity"),
    TEAM("team"),
    AGENT("agent"),
    TAG("tag"),
    SEGMENT("segment", true),
    PLAN_TIER("planTier", true),
    REGION("region", true),
    LIFECYCLE_STAGE("lifecycleStage", true),
    ACCOUNT_SIZE("accountSize", true),
    VIP("vip", true);

    private final String key;
    private final boolean ofCustomer;

    Trait(String key) {
        this(key, false);
    }

    Trait(String key, boolean ofCustomer) {
        this.key = key;
        this.ofCustomer = ofCustomer;
    }

    /** Its name in requests, as the KPI reference has it. */
    public String key() {
        return key;
    }

    /** Whether it can be told without a conversation. */
    public boolean isOfCustomer() {
        return ofCustomer;
    }

    public static Optional<Trait> of(String key) {
        return Stream.of(values()).filter(it -> it.key.equals(key)).findFirst();
    }
}
