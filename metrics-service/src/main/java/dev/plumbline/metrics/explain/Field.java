package dev.plumbline.metrics.explain;

import dev.plumbline.metrics.kpi.Dimension;

/** The derived fields of a conversation: the table "The conversation fact" of the KPI reference, in its order. */
public enum Field {
    OPENED_AT("openedAt", "Opened"),
    CUSTOMER_ID("customerId", "Customer"),
    CHANNEL(Dimension.CHANNEL, "Channel"),
    CATEGORY(Dimension.CATEGORY, "Category"),
    INTENT(Dimension.INTENT, "Intent"),
    PRIORITY(Dimension.PRIORITY, "Priority"),
    COMPLEXITY(Dimension.COMPLEXITY, "Complexity"),
    TEAM(Dimension.TEAM, "Team"),
    SEGMENT(Dimension.SEGMENT, "Segment"),
    TAGS("tags", "Tags"),
    PLAN_TIER(Dimension.PLAN_TIER, "Plan"),
    REGION(Dimension.REGION, "Region"),
    LIFECYCLE_STAGE(Dimension.LIFECYCLE_STAGE, "Lifecycle stage"),
    ACCOUNT_SIZE(Dimension.ACCOUNT_SIZE, "Account size"),
    VIP(Dimension.VIP, "VIP"),
    AI_HANDLED("aiHandled", "AI took part"),
    HUMAN_HANDLED("humanHandled", "A person took part"),
    PATH(Dimension.PATH, "Path"),
    RESOLVED("resolved", "Resolved"),
    RESOLVED_AT("resolvedAt", "Resolved at"),
    FIRST_RESOLVED_AT("firstResolvedAt", "First resolved at"),
    REOPENS("reopens", "Reopened"),
    AI_ASSISTED("aiAssisted", "With an AI draft"),
    FIRST_RESPONSE_AT("firstResponseAt", "First response"),
    FIRST_AI_RESPONSE_AT("firstAiResponseAt", "First response of the AI"),
    FIRST_HUMAN_RESPONSE_AT("firstHumanResponseAt", "First response of a person"),
    FIRST_USEFUL_RESPONSE_AT("firstUsefulResponseAt", "First useful response"),
    REPLY_TIME("replyTime", "Reply time"),
    ESCALATED_AT("escalatedAt", "Handed over"),
    HANDOFF_WAIT("handoffWait", "Wait for the person"),
    HANDOFF_COMPLETENESS("handoffCompleteness", "Handoff context"),
    LATE_HANDOFF("lateHandoff", "Late handoff"),
    BLIND_HANDOFF("blindHandoff", "Blind handoff"),
    UNNECESSARY_HANDOFF("unnecessaryHandoff", "Unnecessary handoff"),
    HANDOFF_RATING("handoffRating", "Handoff rating"),
    ESCALATED_BY_AGENT("escalatedByAgent", "Passed to a senior"),
    HANDLE_SECONDS("handleSeconds", "Work"),
    HUMAN_REQUESTS("humanRequests", "Requests for a person"),
    FRUSTRATED_AT("frustratedAt", "Frustrated"),
    SENTIMENT("sentiment", "Sentiment"),
    FELL_BACK("fellBack", "AI did not know"),
    VERDICT("verdict", "Verdict"),
    NEEDED("needed", "Person needed"),
    MISSED_ESCALATION("missedEscalation", "Missed escalation"),
    FORCED_CONTAINMENT("forcedContainment", "Forced containment"),
    AGENT_ID(Dimension.AGENT, "Agent"),
    REPEAT_OF("repeatOf", "Repeats"),
    REPEATED_BY("repeatedBy", "Repeated by");

    private final String key;
    private final String label;

    Field(String key, String label) {
        this.key = key;
        this.label = label;
    }

    Field(Dimension dimension, String label) {
        this(dimension.key(), label);
    }

    /** Its name in the API. */
    public String key() {
        return key;
    }

    /** Its name as people say it. */
    public String label() {
        return label;
    }
}
