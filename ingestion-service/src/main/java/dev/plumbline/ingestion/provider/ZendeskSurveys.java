package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Zendesk's satisfaction survey. It asks either for 1 to 5 or, the older one, for good or bad: good counts as 5 and bad as
 * 1, the ends of the scale, so that both read alike as a share of the satisfied.
 */
final class ZendeskSurveys {
    private static final int GOOD = 5;
    private static final int BAD = 1;

    private ZendeskSurveys() {}

    static Notice.Meaning requested(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        return memory -> ZendeskOpening.before(
                ticket,
                ticket.in(memory),
                () -> Interpretation.of(
                        new SurveyEvent.Sent(ticket.header(), surveyId(ticket), SurveyKind.CSAT, ticket.customerId())));
    }

    static Notice.Meaning received(Payload payload) {
        var ticket = ZendeskTicket.read(payload);
        var score = score(payload);
        if (score.isEmpty()) {
            payload.reject("event", "must hold a satisfaction score from 1 to 5, good or bad");
        }
        var comment = firstText(
                payload,
                "event/satisfaction_score/comment",
                "event/rating/comment",
                "event/current/comment",
                "event/comment");
        return memory -> ZendeskOpening.before(
                ticket,
                ticket.in(memory),
                () -> Interpretation.of(new SurveyEvent.Answered(
                        ticket.header(),
                        surveyId(ticket),
                        SurveyKind.CSAT,
                        score.orElse(BAD),
                        comment,
                        List.of(),
                        ticket.customerId())));
    }

    /** One survey for each ticket: who answers again replaces the answer. */
    private static String surveyId(ZendeskTicket ticket) {
        return ticket.conversation() + ":csat";
    }

    /** Zendesk documents the event but not its fields; these are where the score was seen, or stands in the API. */
    private static Optional<Integer> score(Payload payload) {
        return firstText(
                        payload,
                        "event/satisfaction_score/score",
                        "event/satisfaction_score",
                        "event/rating/score",
                        "event/rating",
                        "event/current/score",
                        "event/current",
                        "event/score")
                .flatMap(ZendeskSurveys::score);
    }

    private static Optional<Integer> score(String text) {
        return switch (ZendeskTicket.word(text)) {
            case "5", "good", "good_with_comment" -> Optional.of(GOOD);
            case "4" -> Optional.of(4);
            case "3" -> Optional.of(3);
            case "2" -> Optional.of(2);
            case "1", "bad", "bad_with_comment" -> Optional.of(BAD);
            default -> Optional.empty();
        };
    }

    private static Optional<String> firstText(Payload payload, String... paths) {
        return Stream.of(paths)
                .filter(path -> !payload.isObject(path))
                .map(payload::text)
                .flatMap(Optional::stream)
                .findFirst();
    }
}
