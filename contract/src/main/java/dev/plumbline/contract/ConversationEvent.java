package dev.plumbline.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happens in one conversation. The subject is the conversation's id. */
public sealed interface ConversationEvent extends SupportEvent {

    /** The conversation this event belongs to. */
    default String conversationId() {
        return subject().orElseThrow();
    }

    /** What a conversation is about and who has it; each value empty when the event does not bring it. */
    record Labels(
            Optional<String> category,
            Optional<String> intent,
            Optional<Priority> priority,
            Optional<Complexity> complexity,
            Optional<String> segment,
            Optional<String> team,
            Optional<List<String>> tags) {

        public static final Labels NONE = new Labels(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        static Labels read(DataReader in) {
            return new Labels(
                    in.text("category"),
                    in.text("intent"),
                    in.word("priority", Priority.class),
                    in.word("complexity", Complexity.class),
                    in.text("segment"),
                    in.text("team"),
                    in.texts("tags"));
        }

        void write(DataWriter out) {
            out.text("category", category)
                    .text("intent", intent)
                    .word("priority", priority)
                    .word("complexity", complexity)
                    .text("segment", segment)
                    .text("team", team)
                    .texts("tags", tags);
        }
    }

    /** The customer made contact. {@code handledBy}: who receives it first. A priority not given is {@code normal}. */
    record Opened(
            Header header,
            Optional<String> customerId,
            Channel channel,
            Labels labels,
            Optional<Handler> handledBy,
            Optional<String> subjectLine)
            implements ConversationEvent {

        static Opened read(Header header, DataReader in) {
            return new Opened(
                    header,
                    in.id("customerId"),
                    in.requiredWord("channel", Channel.class),
                    Labels.read(in),
                    in.word("handledBy", Handler.class),
                    in.text("subjectLine"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("customerId", customerId).word("channel", Optional.of(channel));
            labels.write(out);
            out.word("handledBy", handledBy).text("subjectLine", subjectLine);
        }
    }

    /**
     * Somebody wrote or said something.
     *
     * @param automatic a canned acknowledgement
     * @param useful whether it moves the issue forward; when not said, everything but an automatic message does
     * @param asksForHuman the customer asks for a person
     * @param sentiment of the message, −1..1
     * @param confidence the AI's own, 0..1
     * @param fallback the AI says that it does not know or understand
     */
    record Message(
            Header header,
            Author author,
            Optional<String> agentId,
            Optional<String> text,
            boolean automatic,
            Optional<Boolean> useful,
            boolean asksForHuman,
            Optional<Double> sentiment,
            Optional<Double> confidence,
            boolean fallback,
            List<String> articleIds)
            implements ConversationEvent {

        static Message read(Header header, DataReader in) {
            return new Message(
                    header,
                    in.requiredWord("author", Author.class),
                    in.text("agentId"),
                    in.text("text"),
                    in.flag("automatic").orElse(false),
                    in.flag("useful"),
                    in.flag("asksForHuman").orElse(false),
                    in.number("sentiment", -1, 1),
                    in.number("confidence", 0, 1),
                    in.flag("fallback").orElse(false),
                    in.texts("articleIds").orElse(List.of()));
        }

        @Override
        public void write(DataWriter out) {
            out.word("author", Optional.of(author))
                    .text("agentId", agentId)
                    .text("text", text)
                    .flag("automatic", automatic)
                    .flag("useful", useful)
                    .flag("asksForHuman", asksForHuman)
                    .number("sentiment", sentiment)
                    .number("confidence", confidence)
                    .flag("fallback", fallback)
                    .texts("articleIds", articleIds.isEmpty() ? Optional.empty() : Optional.of(articleIds));
        }

        /** Whether it moves the issue forward. */
        public boolean isUseful() {
            return useful.orElse(!automatic);
        }
    }

    /** What is known about the conversation changed, from this event's time on. */
    record Categorized(Header header, Labels labels) implements ConversationEvent {
        static Categorized read(Header header, DataReader in) {
            return new Categorized(header, Labels.read(in));
        }

        @Override
        public void write(DataWriter out) {
            labels.write(out);
        }
    }

    /** The conversation went to an agent or a team. */
    record Assigned(Header header, Optional<String> agentId, Optional<String> team) implements ConversationEvent {
        static Assigned read(Header header, DataReader in) {
            return new Assigned(header, in.text("agentId"), in.text("team"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("agentId", agentId).text("team", team);
        }
    }

    /** One person handed it to another. {@code escalation}: to a senior or a specialist. */
    record Transferred(
            Header header,
            Optional<String> agentId,
            Optional<String> toAgentId,
            Optional<String> toTeam,
            boolean escalation,
            Optional<String> reason)
            implements ConversationEvent {

        static Transferred read(Header header, DataReader in) {
            return new Transferred(
                    header,
                    in.text("agentId"),
                    in.text("toAgentId"),
                    in.text("toTeam"),
                    in.flag("escalation").orElse(false),
                    in.text("reason"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("agentId", agentId)
                    .text("toAgentId", toAgentId)
                    .text("toTeam", toTeam)
                    .flag("escalation", escalation)
                    .text("reason", reason);
        }
    }

    /** The AI handed the conversation to a person. {@code context}: what it handed over; empty when it handed over nothing. */
    record Escalated(
            Header header, Optional<EscalationReason> reason, Optional<String> team, Optional<HandoffContext> context)
            implements ConversationEvent {

        static Escalated read(Header header, DataReader in) {
            return new Escalated(
                    header,
                    in.word("reason", EscalationReason.class),
                    in.text("team"),
                    in.object("context").map(HandoffContext::read));
        }

        @Override
        public void write(DataWriter out) {
            out.word("reason", reason).text("team", team);
            context.ifPresent(it -> it.write(out.object("context")));
        }
    }

    /** Why the AI gave up the conversation. */
    enum EscalationReason {
        POLICY_AMBIGUITY,
        CUSTOMER_FRUSTRATION,
        MISSING_KNOWLEDGE,
        LOW_CONFIDENCE,
        SENSITIVE_ISSUE,
        CUSTOMER_REQUEST,
        OTHER
    }

    /** What the person who takes over receives: the transcript, a summary, who the customer is, what was tried. */
    record HandoffContext(boolean transcript, boolean summary, boolean customer, boolean attempts) {
        static HandoffContext read(DataReader in) {
            return new HandoffContext(
                    in.flag("transcript").orElse(false),
                    in.flag("summary").orElse(false),
                    in.flag("customer").orElse(false),
                    in.flag("attempts").orElse(false));
        }

        void write(DataWriter out) {
            out.flag("transcript", transcript)
                    .flag("summary", summary)
                    .flag("customer", customer)
                    .flag("attempts", attempts);
        }

        /** The share of the four parts that was handed over, 0..1. */
        public double completeness() {
            return ((transcript ? 1 : 0) + (summary ? 1 : 0) + (customer ? 1 : 0) + (attempts ? 1 : 0)) / 4.0;
        }
    }

    /** The issue is settled, as the one who settled it sees it. {@code aiAssisted}: a human confirmed an AI draft. */
    record Resolved(Header header, Handler by, Optional<String> agentId, boolean aiAssisted)
            implements ConversationEvent {

        static Resolved read(Header header, DataReader in) {
            return new Resolved(
                    header,
                    in.requiredWord("by", Handler.class),
                    in.text("agentId"),
                    in.flag("aiAssisted").orElse(false));
        }

        @Override
        public void write(DataWriter out) {
            out.word("by", Optional.of(by)).text("agentId", agentId).flag("aiAssisted", aiAssisted);
        }
    }

    /** It was not settled after all. */
    record Reopened(Header header) implements ConversationEvent {
        static Reopened read(Header header, DataReader in) {
            return new Reopened(header);
        }

        @Override
        public void write(DataWriter out) {}
    }

    /** A person worked on it. {@code seconds} &gt; 0 and at most 10⁹. */
    record WorkLogged(Header header, String agentId, double seconds, Optional<WorkKind> kind)
            implements ConversationEvent {

        static WorkLogged read(Header header, DataReader in) {
            return new WorkLogged(
                    header,
                    in.requiredText("agentId"),
                    in.requiredPositive("seconds", 1e9),
                    in.word("kind", WorkKind.class));
        }

        @Override
        public void write(DataWriter out) {
            out.text("agentId", Optional.of(agentId))
                    .number("seconds", Optional.of(seconds))
                    .word("kind", kind);
        }
    }

    /** Work on the conversation itself, or what remains to do after it. */
    enum WorkKind {
        ACTIVE,
        WRAP_UP
    }

    /** A quality reviewer scored the AI or an agent; each score 0..100, at least one. */
    record Reviewed(
            Header header,
            String reviewerId,
            Handler reviewed,
            Optional<String> agentId,
            Map<Criterion, Double> scores,
            Optional<String> note)
            implements ConversationEvent {

        static Reviewed read(Header header, DataReader in) {
            return new Reviewed(
                    header,
                    in.requiredText("reviewerId"),
                    in.requiredWord("reviewed", Handler.class),
                    in.text("agentId"),
                    in.requiredScores("scores", Criterion.class, 0, 100),
                    in.text("note"));
        }

        @Override
        public void write(DataWriter out) {
            out.text("reviewerId", Optional.of(reviewerId))
                    .word("reviewed", Optional.of(reviewed))
                    .text("agentId", agentId)
                    .scores("scores", scores)
                    .text("note", note);
        }

        /** The mean of the scores given, 0..100. */
        public double meanScore() {
            return scores.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElseThrow();
        }
    }

    /** What a quality review looks at. */
    enum Criterion {
        ACCURACY,
        COMPLETENESS,
        CLARITY,
        TONE,
        POLICY,
        RESOLUTION,
        ESCALATION
    }
}
