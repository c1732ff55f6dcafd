package dev.plumbline.survey.survey;

/** What is said to an answer. */
public sealed interface Reply {

    /** Thank you. {@code provesDelivery}: that the survey was sent was not yet known. */
    record Taken(SurveyState.Answered next, boolean provesDelivery) implements Reply {}

    /** It was answered, and the time to change that is over. */
    record Locked() implements Reply {}

    /** It is no longer asked. */
    record Over() implements Reply {}

    /** There is no such survey. */
    record Unknown() implements Reply {}
}
