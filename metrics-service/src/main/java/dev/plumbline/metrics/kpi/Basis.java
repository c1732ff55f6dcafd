package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Which rows a KPI counts, and which of their timestamps puts a row into a bucket. */
public sealed interface Basis<R extends Row> {

    /** In a word, for the catalog. */
    String name();

    /** Rows that happened: each stands in the bucket of its timestamp. */
    record Flow<R extends Row>(String name, String table, String column, Function<R, Optional<Instant>> at)
            implements Basis<R> {}

    /** Conversations that wait: each stands in every bucket at whose end it was open. */
    record Stock(String name) implements Basis<OpenContact> {}

    Flow<Contact> OPENED = new Flow<>("opened", "contact", "opened_at", contact -> Optional.of(contact.openedAt()));
    Flow<Contact> RESOLVED = new Flow<>("resolved", "contact", "resolved_at", Contact::resolvedAt);
    Flow<Contact> ESCALATED = new Flow<>("escalated", "contact", "escalated_at", Contact::escalatedAt);
    Flow<SurveyRow> ANSWERED = new Flow<>(
            "answered", "survey_answer", "answered_at", row -> row.survey().answeredAt());
    Flow<SurveyRow> SENT =
            new Flow<>("sent", "survey_sending", "sent_at", row -> row.survey().sentAt());
    Stock OPEN = new Stock("open at the bucket's end");
}
