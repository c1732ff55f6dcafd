package dev.plumbline.contract;

import java.util.Optional;

/** How the help centre helps, or fails to. The subject is a conversation's id or a self-service session's. */
public sealed interface KnowledgeEvent extends SupportEvent {

    /** An article was shown or read. Its subject, when no conversation, is a self-service session with an outcome. */
    record Used(
            Header header,
            String articleId,
            Optional<String> customerId,
            Optional<String> category,
            Optional<Outcome> outcome)
            implements KnowledgeEvent {

        static Used read(Header header, DataReader in) {
            return new Used(
                    header,
                    in.requiredText("articleId"),
                    in.id("customerId"),
                    in.text("category"),
                    in.word("outcome", Outcome.class));
        }

        @Override
        public void write(DataWriter out) {
            out.text("articleId", Optional.of(articleId))
                    .text("customerId", customerId)
                    .text("category", category)
                    .word("outcome", outcome);
        }

        /** The conversation or self-service session in which it was used. */
        public String subjectId() {
            return subject().orElseThrow();
        }
    }

    /** How a self-service session ended. */
    enum Outcome {
        RESOLVED,
        ABANDONED
    }

    /** The help centre lacks something that this conversation needed. */
    record GapFound(Header header, Theme theme, Optional<String> articleId) implements KnowledgeEvent {
        static GapFound read(Header header, DataReader in) {
            return new GapFound(header, in.requiredWord("theme", Theme.class), in.text("articleId"));
        }

        @Override
        public void write(DataWriter out) {
            out.word("theme", Optional.of(theme)).text("articleId", articleId);
        }

        /** The conversation in which the gap was found. */
        public String conversationId() {
            return subject().orElseThrow();
        }
    }

    enum Theme {
        MISSING_POLICY,
        OUTDATED_STEPS,
        UNCLEAR_PERMISSIONS,
        BILLING_EXCEPTION,
        INTEGRATION_ERROR,
        OTHER
    }
}
