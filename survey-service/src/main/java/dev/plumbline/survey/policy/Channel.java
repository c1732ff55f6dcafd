package dev.plumbline.survey.policy;

/** How a survey reaches the customer. */
public enum Channel {
    EMAIL,
    /** A web hook of the tenant's is told of it, with the link to pass on. */
    WEBHOOK,
    /** The help desk asks for a link and puts it into its own chat. */
    LINK
}
