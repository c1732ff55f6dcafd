package dev.plumbline.survey.db;

import dev.plumbline.contract.SurveyKind;
import dev.plumbline.survey.survey.StateName;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A survey as a row. {@link SurveyRow} says which columns a state fills. */
@Entity
@Table(name = "survey")
@IdClass(SurveyKey.class)
class SurveyEntity {
    @Id
    @Column(name = "tenant_id")
    String tenantId;

    @Id
    UUID id;

    @Enumerated(EnumType.STRING)
    SurveyKind kind;

    @Column(name = "conversation_id")
    String conversationId;

    @Column(name = "customer_id")
    String customerId;

    @Column(name = "created_at")
    Instant createdAt;

    @Column(name = "token_hash")
    String tokenHash;

    @Enumerated(EnumType.STRING)
    StateName state;

    Instant since;

    @Column(name = "due_at")
    Instant dueAt;

    @Column(name = "next_at")
    Instant nextAt;

    int failures;
    String reason;
    String email;
    String locale;

    @Column(name = "sent_at")
    Instant sentAt;

    Integer score;
    String comment;

    @Column(name = "first_answer_at")
    Instant firstAnswerAt;

    @Column(name = "last_answer_at")
    Instant lastAnswerAt;

    int answers;
    String policy;
    String path;

    @Column(name = "waits_for")
    String waitsFor;

    @Column(name = "remind_at")
    Instant remindAt;

    String suspicion;
    String[] themes = {};

    /** Written by {@link VisitTable} alone. */
    @Column(name = "opened_at", insertable = false, updatable = false)
    Instant openedAt;
}
