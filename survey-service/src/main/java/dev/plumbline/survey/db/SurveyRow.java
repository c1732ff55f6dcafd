package dev.plumbline.survey.db;

import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.Answer;
import dev.plumbline.survey.survey.StateName;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.SurveyState;
import java.util.List;
import java.util.Optional;

/** How a survey's state lies in its row: the one place that knows both. */
final class SurveyRow {
    private static final String[] NO_THEMES = {};

    private SurveyRow() {}

    static Survey read(SurveyEntity row) {
        return new Survey(
                row.tenantId,
                row.id,
                row.kind,
                Optional.ofNullable(row.conversationId),
                Optional.ofNullable(row.customerId),
                row.createdAt,
                row.policy,
                Optional.ofNullable(row.path),
                state(row));
    }

    private static SurveyState state(SurveyEntity row) {
        return switch (row.state) {
            case VOID -> new SurveyState.Void(row.since);
            case DUE -> new SurveyState.Due(row.dueAt, Optional.ofNullable(row.waitsFor));
            case UNADDRESSED -> new SurveyState.Unaddressed(row.dueAt);
            case SENDING -> new SurveyState.Sending(row.dueAt, addressee(row), row.failures, row.nextAt);
            case POSTPONED ->
                new SurveyState.Postponed(row.dueAt, addressee(row), row.failures, row.nextAt, row.reason);
            case UNDELIVERABLE -> new SurveyState.Undeliverable(row.dueAt, addressee(row), row.since, row.reason);
            case SENT ->
                new SurveyState.Sent(addressee(row), row.sentAt, row.nextAt, Optional.ofNullable(row.remindAt));
            case ANSWERED ->
                new SurveyState.Answered(
                        addressee(row),
                        row.sentAt,
                        new Answer(row.score, Optional.ofNullable(row.comment), List.of(row.themes)),
                        row.firstAnswerAt,
                        row.lastAnswerAt,
                        row.answers,
                        Optional.ofNullable(row.suspicion));
            case EXPIRED -> new SurveyState.Expired(addressee(row), row.sentAt, row.since);
            case SKIPPED -> new SurveyState.Skipped(row.since, row.reason);
            case WITHDRAWN -> new SurveyState.Withdrawn(addressee(row), row.sentAt, row.since, row.reason);
            case BOUNCED -> new SurveyState.Bounced(addressee(row), row.sentAt, row.since, row.reason);
        };
    }

    /** Writes what can change; a state leaves the columns of the others empty. */
    static void write(Survey survey, SurveyEntity row) {
        row.customerId = survey.customer().orElse(null);
        row.state = StateName.of(survey.state());
        row.since = null;
        row.dueAt = null;
        row.nextAt = null;
        row.failures = 0;
        row.reason = null;
        row.email = survey.state().sentTo().map(Addressee::email).orElse(null);
        row.locale = survey.state().sentTo().flatMap(Addressee::locale).orElse(null);
        row.sentAt = null;
        row.path = survey.path().orElse(null);
        row.waitsFor = null;
        row.remindAt = null;
        row.suspicion = null;
        row.themes = NO_THEMES;
        switch (survey.state()) {
            case SurveyState.Void it -> row.since = it.since();
            case SurveyState.Due it -> {
                row.dueAt = it.at();
                row.nextAt = it.at();
                row.waitsFor = it.waitsFor().orElse(null);
            }
            case SurveyState.Unaddressed it -> row.dueAt = it.dueAt();
            case SurveyState.Sending it -> {
                row.dueAt = it.dueAt();
                row.failures = it.failures();
                row.nextAt = it.leaseEnds();
            }
            case SurveyState.Postponed it -> {
                row.dueAt = it.dueAt();
                row.failures = it.failures();
                row.nextAt = it.nextTry();
                row.reason = it.reason();
            }
            case SurveyState.Undeliverable it -> {
                row.dueAt = it.dueAt();
                row.since = it.since();
                row.reason = it.reason();
            }
            case SurveyState.Sent it -> {
                row.sentAt = it.at();
                row.nextAt = it.expiresAt();
                row.remindAt = it.remindAt().orElse(null);
            }
            case SurveyState.Answered it -> writeAnswer(it, row);
            case SurveyState.Expired it -> {
                row.sentAt = it.sentAt();
                row.since = it.since();
            }
            case SurveyState.Skipped it -> {
                row.since = it.since();
                row.reason = it.reason();
            }
            case SurveyState.Bounced it -> {
                row.sentAt = it.sentAt();
                row.since = it.since();
                row.reason = it.reason();
            }
            case SurveyState.Withdrawn it -> {
                row.sentAt = it.sentAt();
                row.since = it.since();
                row.reason = it.reason();
            }
        }
    }

    private static void writeAnswer(SurveyState.Answered answered, SurveyEntity row) {
        row.sentAt = answered.sentAt();
        row.score = answered.answer().score();
        row.comment = answered.answer().comment().orElse(null);
        row.firstAnswerAt = answered.firstAt();
        row.lastAnswerAt = answered.lastAt();
        row.answers = answered.answers();
        row.suspicion = answered.suspicion().orElse(null);
        row.themes = answered.answer().themes().toArray(NO_THEMES);
    }

    private static Addressee addressee(SurveyEntity row) {
        return new Addressee(row.email, Optional.ofNullable(row.locale));
    }
}
