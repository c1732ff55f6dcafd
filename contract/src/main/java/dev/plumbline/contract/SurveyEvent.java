package dev.plumbline.contract;

import java.util.List;
import java.util.Optional;

/** A customer is asked, and answers. The subject is the conversation's id, for NPS the customer's. */
public sealed interface SurveyEvent extends SupportEvent {

    /** 1..200 characters. */
    String surveyId();

    SurveyKind kind();

    Optional<String> customerId();

    record Sent(Header header, String surveyId, SurveyKind kind, Optional<String> customerId) implements SurveyEvent {
        static Sent read(Header header, DataReader in) {
            return new Sent(
                    header, in.requiredId("surveyId"), in.requiredWord("kind", SurveyKind.class), in.id("customerId"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("surveyId", Optional.of(surveyId))
                    .word("kind", Optional.of(kind))
                    .text("customerId", customerId);
        }
    }

    /**
     * An answer; a later one to the same survey replaces it.
     *
     * @param score in the range of {@code kind}
     * @param suspected it is taken for a machine's, and counts as no answer
     */
    record Answered(
            Header header,
            String surveyId,
            SurveyKind kind,
            int score,
            Optional<String> comment,
            List<String> themes,
            Optional<String> customerId,
            boolean suspected)
            implements SurveyEvent {

        /** An answer that counts. */
        public Answered(
                Header header,
                String surveyId,
                SurveyKind kind,
                int score,
                Optional<String> comment,
                List<String> themes,
                Optional<String> customerId) {
            this(header, surveyId, kind, score, comment, themes, customerId, false);
        }

        static Answered read(Header header, DataReader in) {
            var surveyId = in.requiredId("surveyId");
            var kind = in.requiredWord("kind", SurveyKind.class);
            // Without a kind there is no range to hold the score to; the missing kind is reported already.
            var range = kind == null ? SurveyKind.NPS : kind;
            return new Answered(
                    header,
                    surveyId,
                    kind,
                    in.requiredInteger("score", range.lowest(), range.highest()),
                    in.text("comment"),
                    in.texts("themes").orElse(List.of()),
                    in.id("customerId"),
                    in.flag("suspected").orElse(false));
        }

        @Override
        public void write(DataWriter out) {
            out.text("surveyId", Optional.of(surveyId))
                    .word("kind", Optional.of(kind))
                    .integer("score", score)
                    .text("comment", comment)
                    .texts("themes", themes.isEmpty() ? Optional.empty() : Optional.of(themes))
                    .text("customerId", customerId)
                    .flag("suspected", suspected);
        }
    }
}
