package dev.plumbline.runner.history;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.ConversationEvent.Labels;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Something that happened, before it has its time and, mostly, its id.
 *
 * @param kind a word that goes into its id: read another way, the same record of an export has another id
 * @param id its own, where the help desk's webhooks name it by the same
 */
record Happening(String kind, Optional<String> id, Function<Header, SupportEvent> event) {

    private Happening(String kind, Function<Header, SupportEvent> event) {
        this(kind, Optional.empty(), event);
    }

    Happening named(Optional<String> ownId) {
        return new Happening(kind, ownId, event);
    }

    static Happening opened(
            Optional<String> customerId,
            Channel channel,
            Labels labels,
            Optional<Handler> handledBy,
            Optional<String> subjectLine) {
        return new Happening(
                "opened",
                header -> new ConversationEvent.Opened(header, customerId, channel, labels, handledBy, subjectLine));
    }

    static Happening message(Author author, Optional<String> agentId, Optional<String> text, boolean automatic) {
        return new Happening(
                "message",
                header -> new ConversationEvent.Message(
                        header,
                        author,
                        agentId,
                        text,
                        automatic,
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        List.of()));
    }

    static Happening categorized(Labels labels) {
        return new Happening("categorized", header -> new ConversationEvent.Categorized(header, labels));
    }

    static Happening assigned(Optional<String> agentId, Optional<String> team) {
        return new Happening("assigned", header -> new ConversationEvent.Assigned(header, agentId, team));
    }

    static Happening transferred(Optional<String> from, Optional<String> toAgent, Optional<String> toTeam) {
        return new Happening(
                "transferred",
                header -> new ConversationEvent.Transferred(header, from, toAgent, toTeam, false, Optional.empty()));
    }

    static Happening escalated(Optional<String> team) {
        return new Happening(
                "escalated",
                header -> new ConversationEvent.Escalated(header, Optional.empty(), team, Optional.empty()));
    }

    static Happening resolved(Handler by, Optional<String> agentId) {
        return new Happening("resolved", header -> new ConversationEvent.Resolved(header, by, agentId, false));
    }

    static Happening reopened() {
        return new Happening("reopened", ConversationEvent.Reopened::new);
    }

    static Happening worked(String agentId, double seconds) {
        return new Happening(
                "work", header -> new ConversationEvent.WorkLogged(header, agentId, seconds, Optional.empty()));
    }

    static Happening surveySent(String surveyId, Optional<String> customerId) {
        return new Happening("survey", header -> new SurveyEvent.Sent(header, surveyId, SurveyKind.CSAT, customerId));
    }

    static Happening surveyAnswered(String surveyId, int score, Optional<String> comment, Optional<String> customerId) {
        return new Happening(
                "answer",
                header -> new SurveyEvent.Answered(
                        header, surveyId, SurveyKind.CSAT, score, comment, List.of(), customerId));
    }

    /** Labels of which only these are known. */
    static Labels labels(
            Optional<String> category,
            Optional<Priority> priority,
            Optional<String> team,
            Optional<List<String>> tags) {
        return new Labels(category, Optional.empty(), priority, Optional.empty(), Optional.empty(), team, tags);
    }
}
