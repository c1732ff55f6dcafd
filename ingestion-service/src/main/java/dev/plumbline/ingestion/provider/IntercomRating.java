package dev.plumbline.ingestion.provider;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The customer's rating of a conversation, 1..5.
 *
 * @param askedAt when the customer was asked
 * @param answeredAt when the customer answered last; older versions do not say
 */
record IntercomRating(int score, Optional<String> remark, Optional<Instant> askedAt, Optional<Instant> answeredAt) {
    private static final int WORST = 1;
    private static final int BEST = 5;

    /** That of the conversation; else that of Fin, which stands for it where nobody but Fin was rated. */
    static Optional<IntercomRating> read(Payload item) {
        return read(item.at("conversation_rating"), "remark").or(() -> read(item.at("ai_agent"), "rating_remark"));
    }

    private static Optional<IntercomRating> read(Payload rating, String remark) {
        return rating.wholeNumber("rating", WORST, BEST)
                .map(score -> new IntercomRating(
                        score, rating.plainText(remark), rating.instant("created_at"), rating.instant("updated_at")));
    }

    /** The question, of which Intercom tells only with the answer, and the answer; one survey for each conversation. */
    List<SupportEvent> events(IntercomNotice notice, IntercomConversation conversation) {
        var subject = conversation.subjectId();
        var survey = subject + ":csat";
        var events = new ArrayList<SupportEvent>();
        askedAt.ifPresent(at -> events.add(new SurveyEvent.Sent(
                notice.header(conversation.id() + ":csat-sent", at, subject),
                survey,
                SurveyKind.CSAT,
                conversation.customerId())));
        events.add(new SurveyEvent.Answered(
                notice.header(notice.id(), answeredAt.orElse(notice.time()), subject),
                survey,
                SurveyKind.CSAT,
                score,
                remark,
                List.of(),
                conversation.customerId()));
        return events;
    }
}
