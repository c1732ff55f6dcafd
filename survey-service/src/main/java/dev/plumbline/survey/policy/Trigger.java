package dev.plumbline.survey.policy;

/** What makes a survey due. */
public enum Trigger {
    /** The conversation was resolved, and stays so. */
    RESOLVED,
    /** The same, of a conversation that went from the AI to a person. */
    HANDOFF,
    /** Time: the customer is asked every so often, whatever they wrote. */
    CADENCE
}
