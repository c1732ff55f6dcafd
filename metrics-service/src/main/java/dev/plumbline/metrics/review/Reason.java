package dev.plumbline.metrics.review;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.metrics.kpi.Condition;
import dev.plumbline.metrics.kpi.Contact;

/** Why a conversation counts as a {@link Mishap}. */
public sealed interface Reason {
    /** Its name in the API, e.g. {@code missed_escalation}. */
    String key();

    /** The same in words, as the end of "… because". */
    String words();

    /** It shows in the conversation itself. */
    record InFact(String key, String words, Condition<Contact> such) implements Reason {}

    /** The customer said so, whenever that was. {@code atMost}: the highest score that says it. */
    record InAnswer(String key, String words, SurveyKind survey, int atMost) implements Reason {}
}
