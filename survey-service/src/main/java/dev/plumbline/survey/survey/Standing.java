package dev.plumbline.survey.survey;

import java.time.Instant;

/** What the events of a conversation, taken together, want of its survey. */
public sealed interface Standing {

    /** Ask. {@code addressed}: an address of the customer is known. */
    record Asking(Instant dueAt, boolean addressed) implements Standing {}

    /** Do not ask: it was reopened, or what happened last is too long ago. */
    record Silent(Instant since) implements Standing {}
}
