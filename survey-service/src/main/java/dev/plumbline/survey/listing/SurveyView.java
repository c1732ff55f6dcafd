package dev.plumbline.survey.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.plumbline.survey.survey.Addressee;
import dev.plumbline.survey.survey.ReadSurveys;
import dev.plumbline.survey.survey.StateName;
import dev.plumbline.survey.survey.SurveyState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A survey, for those who run support: what was sent to whom, when, and what came of it.
 *
 * @param conversationId the one it is about; absent for NPS
 * @param policy which policy asks
 * @param path the conversation's, as it was when the survey was sent
 * @param dueAt when it is to be sent, as long as it is not
 * @param reason why it has not been delivered
 * @param openedAt when its page was first opened from a rating of the mail, by whatever opens links
 * @param endedAt when it became clear that nobody will answer it
 * @param suppressed what came of it for its address, which gets no more surveys: {@code unsubscribed}, {@code bounced} or
 *     {@code complained}
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SurveyView(
        String id,
        String kind,
        String state,
        Optional<String> conversationId,
        Optional<String> customerId,
        Instant createdAt,
        String policy,
        Optional<String> path,
        Optional<String> email,
        Optional<String> locale,
        Optional<Instant> dueAt,
        Optional<Instant> sentAt,
        Optional<Instant> expiresAt,
        Optional<Instant> openedAt,
        Optional<Instant> endedAt,
        Optional<String> reason,
        Optional<String> suppressed,
        Optional<AnswerView> answer) {

    /**
     * The last answer.
     *
     * @param themes what the comment is about
     * @param answers how many were given; this is the last
     * @param suspected why it is taken for a machine's
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    public record AnswerView(
            int score,
            Optional<String> comment,
            List<String> themes,
            Instant answeredAt,
            Instant firstAnsweredAt,
            int answers,
            Optional<String> suspected) {}

    public static SurveyView of(ReadSurveys.Found found) {
        var listed = found.listed();
        var survey = listed.survey();
        var state = survey.state();
        var sentTo = state.sentTo();
        return new SurveyView(
                survey.id().toString(),
                word(survey.kind()),
                word(StateName.of(state)),
                survey.conversation(),
                survey.customer(),
                survey.createdAt(),
                survey.policy(),
                survey.path(),
                sentTo.filter(it -> !it.isByLink()).map(Addressee::email),
                sentTo.flatMap(Addressee::locale),
                dueAt(state),
                sentAt(state),
                state instanceof SurveyState.Sent sent ? Optional.of(sent.expiresAt()) : Optional.empty(),
                listed.openedAt(),
                endedAt(state),
                reason(state),
                found.suppression().map(it -> word(it.reason())),
                state instanceof SurveyState.Answered answered ? Optional.of(answer(answered)) : Optional.empty());
    }

    private static Optional<Instant> dueAt(SurveyState state) {
        return switch (state) {
            case SurveyState.Due it -> Optional.of(it.at());
            case SurveyState.Unaddressed it -> Optional.of(it.dueAt());
            case SurveyState.Sending it -> Optional.of(it.dueAt());
            case SurveyState.Postponed it -> Optional.of(it.dueAt());
            case SurveyState.Undeliverable it -> Optional.of(it.dueAt());
            case SurveyState.Void it -> Optional.empty();
            case SurveyState.Skipped it -> Optional.empty();
            case SurveyState.Withdrawn it -> Optional.empty();
            case SurveyState.Sent it -> Optional.empty();
            case SurveyState.Answered it -> Optional.empty();
            case SurveyState.Expired it -> Optional.empty();
            case SurveyState.Bounced it -> Optional.empty();
        };
    }

    private static Optional<Instant> sentAt(SurveyState state) {
        return switch (state) {
            case SurveyState.Sent it -> Optional.of(it.at());
            case SurveyState.Answered it -> Optional.of(it.sentAt());
            case SurveyState.Expired it -> Optional.of(it.sentAt());
            case SurveyState.Withdrawn it -> Optional.of(it.sentAt());
            case SurveyState.Bounced it -> Optional.of(it.sentAt());
            case SurveyState.Skipped it -> Optional.empty();
            case SurveyState.Void it -> Optional.empty();
            case SurveyState.Due it -> Optional.empty();
            case SurveyState.Unaddressed it -> Optional.empty();
            case SurveyState.Sending it -> Optional.empty();
            case SurveyState.Postponed it -> Optional.empty();
            case SurveyState.Undeliverable it -> Optional.empty();
        };
    }

    private static Optional<Instant> endedAt(SurveyState state) {
        return switch (state) {
            case SurveyState.Void it -> Optional.of(it.since());
            case SurveyState.Undeliverable it -> Optional.of(it.since());
            case SurveyState.Expired it -> Optional.of(it.since());
            case SurveyState.Skipped it -> Optional.of(it.since());
            case SurveyState.Withdrawn it -> Optional.of(it.since());
            case SurveyState.Bounced it -> Optional.of(it.since());
            case SurveyState.Due it -> Optional.empty();
            case SurveyState.Unaddressed it -> Optional.empty();
            case SurveyState.Sending it -> Optional.empty();
            case SurveyState.Postponed it -> Optional.empty();
            case SurveyState.Sent it -> Optional.empty();
            case SurveyState.Answered it -> Optional.empty();
        };
    }

    private static Optional<String> reason(SurveyState state) {
        return switch (state) {
            case SurveyState.Unaddressed it -> Optional.of("No email address of the customer is known.");
            case SurveyState.Void it ->
                Optional.of("The conversation was reopened, or its customer erased, before the survey was sent.");
            case SurveyState.Postponed it -> Optional.of(it.reason());
            case SurveyState.Undeliverable it -> Optional.of(it.reason());
            case SurveyState.Due it -> it.waitsFor();
            case SurveyState.Skipped it -> Optional.of(it.reason());
            case SurveyState.Withdrawn it -> Optional.of(it.reason());
            case SurveyState.Bounced it -> Optional.of(it.reason());
            case SurveyState.Sending it -> Optional.empty();
            case SurveyState.Sent it -> Optional.empty();
            case SurveyState.Answered it -> Optional.empty();
            case SurveyState.Expired it -> Optional.empty();
        };
    }

    private static AnswerView answer(SurveyState.Answered answered) {
        return new AnswerView(
                answered.answer().score(),
                answered.answer().comment(),
                answered.answer().themes(),
                answered.lastAt(),
                answered.firstAt(),
                answered.answers(),
                answered.suspicion());
    }

    private static String word(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }
}
