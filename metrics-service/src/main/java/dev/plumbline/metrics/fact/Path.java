package dev.plumbline.metrics.fact;

/** Who really handled a conversation; a self-service session has a path of its own. */
public enum Path {
    AI_ONLY,
    AI_TO_HUMAN,
    AI_ASSISTED,
    HUMAN_ONLY,
    SELF_SERVICE
}
