package dev.plumbline.alert.rule;

/** How soon somebody should act. */
public enum Severity {
    /** Worth knowing. */
    INFO,
    /** Act today. */
    WARNING,
    /** Act now. */
    CRITICAL
}
