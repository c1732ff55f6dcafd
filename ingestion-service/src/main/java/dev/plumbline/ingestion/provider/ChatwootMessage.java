package dev.plumbline.ingestion.provider;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as Chatwoot tells it.
 *
 * @param kind {@code incoming}, {@code outgoing}, {@code activity} (Chatwoot's own notes) or {@code template} (canned)
 * @param isPrivate whether it is a note among colleagues
 * @param isAutomation whether a rule or a campaign wrote it, in whoever's name
 * @param isSurvey whether it asks how it went
 * @param senderType {@code user}, {@code agent_bot}, {@code captain_assistant}; absent for contacts and for nobody
 * @param rating the answer to such a question, 1..5
 */
record ChatwootMessage(
        String id,
        String kind,
        boolean isPrivate,
        boolean isAutomation,
        boolean isSurvey,
        Optional<String> senderType,
        Optional<String> senderId,
        Optional<String> text,
        Instant createdAt,
        Optional<Integer> rating,
        Optional<String> feedback) {
    private static final String ANSWER = "content_attributes/submitted_values/csat_survey_response/";

    static ChatwootMessage of(Payload body) {
        return new ChatwootMessage(
                body.requiredId("id"),
                kind(body),
                body.flag("private").orElse(false),
                body.has("content_attributes/automation_rule_id") || body.has("additional_attributes/campaign_id"),
                body.text("content_type").filter("input_csat"::equals).isPresent(),
                body.text("sender/type").or(() -> body.text("sender_type").map(ChatwootMessage::type)),
                body.id("sender/id").or(() -> body.id("sender_id")),
                body.text("content"),
                body.requiredInstant("created_at"),
                rating(body),
                body.text(ANSWER + "feedback_message"));
    }

    static boolean isIncoming(Payload body) {
        return kind(body).equals("incoming");
    }

    boolean isByBot() {
        return senderType
                .filter(it -> it.equals("agent_bot") || it.equals("captain_assistant"))
                .isPresent();
    }

    boolean isByPerson() {
        return senderType.filter("user"::equals).isPresent();
    }

    /** A word in webhooks, a number on Chatwoot's own socket. */
    private static String kind(Payload body) {
        return switch (body.requiredText("message_type")) {
            case "0" -> "incoming";
            case "1" -> "outgoing";
            case "2" -> "activity";
            case "3" -> "template";
            case String word -> word;
        };
    }

    /** The class that Chatwoot's own socket names instead of the type. */
    private static String type(String className) {
        return switch (className) {
            case "User" -> "user";
            case "AgentBot" -> "agent_bot";
            case "Captain::Assistant" -> "captain_assistant";
            default -> "contact";
        };
    }

    private static Optional<Integer> rating(Payload body) {
        return body.number(ANSWER + "rating").flatMap(number -> {
            if (number.stripTrailingZeros().scale() > 0
                    || number.compareTo(BigDecimal.ONE) < 0
                    || number.compareTo(BigDecimal.valueOf(5)) > 0) {
                body.reject(ANSWER + "rating", "must be a whole number from 1 to 5");
                return Optional.empty();
            }
            return Optional.of(number.intValue());
        });
    }
}
