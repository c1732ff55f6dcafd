package dev.plumbline.survey.survey;

/** What figures are grouped by, besides the kind of survey. */
public enum Grouping {
    KIND,
    POLICY,
    PATH,
    LANGUAGE
}
