package dev.plumbline.runner.history;

import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Events in a few words each, in the order in which they are read. */
final class Plainly {
    private Plainly() {}

    static List<String> told(Understood understood) {
        return understood.events().stream()
                .sorted(SupportEvent.READING_ORDER)
                .map(Plainly::told)
                .toList();
    }

    private static String told(SupportEvent event) {
        return switch (event) {
            case ConversationEvent.Opened it ->
                "opened " + word(it.channel())
                        + it.handledBy().map(by -> " by " + word(by)).orElse("");
            case ConversationEvent.Message it ->
                "message " + word(it.author()) + named(it.agentId()) + (it.automatic() ? " automatic" : "");
            case ConversationEvent.Categorized it ->
                "categorized" + it.labels().priority().map(p -> " " + word(p)).orElse("")
                        + it.labels().category().map(c -> " " + c).orElse("")
                        + it.labels().tags().map(t -> " " + t).orElse("");
            case ConversationEvent.Assigned it ->
                "assigned" + named(it.agentId())
                        + it.team().map(t -> " of " + t).orElse("");
            case ConversationEvent.Transferred it ->
                "transferred" + named(it.agentId()) + " to" + named(it.toAgentId()) + named(it.toTeam());
            case ConversationEvent.Escalated it ->
                "escalated" + it.team().map(t -> " to " + t).orElse("");
            case ConversationEvent.Resolved it ->
                "resolved by " + word(it.by()) + named(it.agentId()) + (it.aiAssisted() ? " assisted" : "");
            case ConversationEvent.Reopened ignored -> "reopened";
            case ConversationEvent.WorkLogged it -> "worked " + it.agentId() + " " + (long) it.seconds();
            case SurveyEvent.Sent ignored -> "asked";
            case SurveyEvent.Answered it ->
                "answered " + it.score() + it.comment().map(c -> " '" + c + "'").orElse("");
            default -> event.type().wireName();
        };
    }

    private static String named(Optional<String> id) {
        return id.map(it -> " " + it).orElse("");
    }

    private static String word(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
