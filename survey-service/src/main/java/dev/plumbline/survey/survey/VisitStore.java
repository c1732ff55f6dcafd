package dev.plumbline.survey.survey;

import java.time.Instant;

/** Where visits are kept. Used inside the transaction that has the survey locked. */
public interface VisitStore {
    void rating(Survey survey, int score, Instant at);

    void trap(Survey survey, Instant at);

    Visited of(Survey survey);
}
