package dev.plumbline.metrics.kpi;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Which rows a KPI counts, and which of their timestamps puts a row into a bucket. */
public sealed interface Basis<R extends Row> {

    /** In a word, for the catalog. */
    String name();

    /** Rows that happened: each stands in the bucket of its timestamp. */
    record Flow<R extends Row>(String name, Table table, String column, Function<R, Optional<Instant>> at)
            implements Basis<R> {}

    /** Conversations that wait: each stands in every bucket at whose end it was open. */
    record Stock(String name) implements Basis<OpenContact> {}

    /** Customers: each stands in every bucket, as they were in it. */
    record Census(String name) implements Basis<CustomerPeriod> {}

    /** Where rows of a flow are found. */
    enum Table {
        CONTACT("contact"),
        /** An event of a contact, under its contact's dimensions: one row per event. */
        KNOWLEDGE_GAP("knowledge_gap"),
        EXPANSION_SIGNAL("expansion_signal"),
        REVIEW("review_row"),
        /** A survey with the path of an NPS as it was at the answer, and at the sending. */
        SURVEY_ANSWER("survey_answer"),
        SURVEY_SENDING("survey_sending");

        private final String relation;

        Table(String relation) {
            this.relation = relation;
        }

        /** Its name in the database. */
        public String relation() {
            return relation;
        }
    }

    Flow<Contact> OPENED = new Flow<>("opened", Table.CONTACT, "opened_at", contact -> Optional.of(contact.openedAt()));
    Flow<Contact> RESOLVED = new Flow<>("resolved", Table.CONTACT, "resolved_at", Contact::resolvedAt);
    Flow<Contact> ESCALATED = new Flow<>("escalated", Table.CONTACT, "escalated_at", Contact::escalatedAt);
    Flow<ContactEvent> GAPS = new Flow<>(
            "opened",
            Table.KNOWLEDGE_GAP,
            "opened_at",
            event -> Optional.of(event.contact().openedAt()));
    Flow<ContactEvent> SIGNALS = new Flow<>(
            "opened",
            Table.EXPANSION_SIGNAL,
            "opened_at",
            event -> Optional.of(event.contact().openedAt()));
    Flow<ReviewRow> REVIEWED = new Flow<>(
            "reviewed",
            Table.REVIEW,
            "reviewed_at",
            row -> Optional.of(row.review().at()));
    Flow<SurveyRow> ANSWERED = new Flow<>(
            "answered", Table.SURVEY_ANSWER, "answered_at", row -> row.survey().answeredAt());
    Flow<SurveyRow> SENT = new Flow<>(
            "sent", Table.SURVEY_SENDING, "sent_at", row -> row.survey().sentAt());
    Stock OPEN = new Stock("open at the bucket's end");
    Census CUSTOMERS = new Census("customers, over the bucket");
}
