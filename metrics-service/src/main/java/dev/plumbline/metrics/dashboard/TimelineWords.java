package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ChangeReleased;
import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.Money;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.ValueEvent;
import dev.plumbline.metrics.enrich.Derived;
import dev.plumbline.metrics.kpi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells the events of a conversation as its timeline. */
final class TimelineWords {
    private static final String REQUEST = "asks for a person";

    private final Calendar calendar;

    TimelineWords(Calendar calendar) {
        this.calendar = calendar;
    }

    static Optional<String> subjectLine(List<SupportEvent> timeline) {
        return timeline.stream()
                .filter(ConversationEvent.Opened.class::isInstance)
                .map(ConversationEvent.Opened.class::cast)
                .findFirst()
                .flatMap(ConversationEvent.Opened::subjectLine);
    }

    TimelineEntry entry(SupportEvent event) {
        return switch (event) {
            case ConversationEvent.Opened opened -> opened(opened);
            case ConversationEvent.Message message -> message(message);
            case ConversationEvent.Categorized categorized ->
                entry(event, "note", "Labels changed", Optional.empty(), labels(categorized.labels()));
            case ConversationEvent.Assigned assigned ->
                entry(event, "note", "Assigned" + to(assigned.agentId(), assigned.team()), Optional.empty());
            case ConversationEvent.Transferred transferred ->
                entry(
                        event,
                        "note",
                        (transferred.escalation() ? "Passed to a senior or specialist" : "Transferred")
                                + to(transferred.toAgentId(), transferred.toTeam()),
                        transferred.reason());
            case ConversationEvent.Escalated escalated -> escalated(escalated);
            case ConversationEvent.Resolved resolved -> resolved(resolved);
            case ConversationEvent.Reopened ignored ->
                entry(event, "note", "Reopened", Optional.of("It was not settled after all."));
            case ConversationEvent.WorkLogged work ->
                entry(
                        event,
                        "note",
                        work.agentId() + " logged " + Readable.duration(work.seconds()) + " of work",
                        Optional.empty(),
                        work.kind().map(Words::of).stream().toList());
            case ConversationEvent.Reviewed reviewed -> reviewed(reviewed);
            case EscalationEvent.Reviewed verdict -> verdict(verdict);
            case EscalationEvent.Rated rated ->
                entry(
                        event,
                        "review",
                        rated.agentId() + " rated the handoff " + rated.rating() + " of 5",
                        rated.note());
            case SurveyEvent.Sent sent -> entry(event, "survey", survey(sent.kind()) + " sent", Optional.empty());
            case SurveyEvent.Answered answered ->
                entry(
                        event,
                        "survey",
                        survey(answered.kind()) + " answered: " + answered.score() + " of "
                                + answered.kind().highest(),
                        answered.comment(),
                        answered.themes());
            case ValueEvent.RevenueRecorded revenue ->
                entry(
                        event,
                        "note",
                        Words.sentence(Words.of(revenue.kind())) + " of " + money(revenue.money()),
                        Optional.empty());
            case ValueEvent.ExpansionSignaled signal ->
                entry(event, "note", "Interest in more: " + Words.of(signal.kind()), Optional.empty());
            case KnowledgeEvent.Used used ->
                entry(event, "note", "Article " + used.articleId() + " shown or read", Optional.empty());
            case KnowledgeEvent.GapFound gap ->
                entry(
                        event,
                        "note",
                        "The help centre lacks something: " + Words.of(gap.theme()),
                        gap.articleId().map(it -> "Article " + it));
            // These are about customers, costs and changes, and come to no conversation's timeline.
            case CustomerEvent other -> entry(other, "note", other.type().wireName(), Optional.empty());
            case CommerceRecorded other -> entry(other, "note", other.type().wireName(), Optional.empty());
            case ChangeReleased other -> entry(other, "note", other.type().wireName(), Optional.empty());
            case CostRecorded other -> entry(other, "note", other.type().wireName(), Optional.empty());
        };
    }

    /** What the text of an event says, where the event does not. */
    static Optional<String> derived(Derived derived) {
        return Stream.of(
                        derived.asksForHuman().filter(it -> it).map(it -> REQUEST),
                        derived.sentiment().map(TimelineWords::sentiment),
                        derived.category().map(it -> "category " + Words.of(it)))
                .flatMap(Optional::stream)
                .reduce((first, second) -> first + ", " + second);
    }

    private static String sentiment(double sentiment) {
        return String.format(Locale.ENGLISH, "sentiment %+.1f", sentiment);
    }

    private TimelineEntry opened(ConversationEvent.Opened opened) {
        var received = opened.handledBy().map(it -> switch (it) {
            case AI -> "received by the AI";
            case HUMAN -> "received by a person";
        });
        return entry(
                opened,
                "note",
                "Opened by " + Words.of(opened.channel()),
                Optional.empty(),
                Stream.concat(received.stream(), labels(opened.labels()).stream())
                        .toList());
    }

    private TimelineEntry message(ConversationEvent.Message message) {
        var remarks = new ArrayList<String>();
        if (message.asksForHuman()) {
            remarks.add(REQUEST);
        }
        message.sentiment().map(TimelineWords::sentiment).ifPresent(remarks::add);
        message.confidence().ifPresent(it -> remarks.add("confidence " + Math.round(100 * it) + "%"));
        if (message.fallback()) {
            remarks.add("says that it does not know");
        }
        if (message.automatic()) {
            remarks.add("automatic");
        }
        if (!message.isUseful() && !message.automatic() && message.author() != Author.CUSTOMER) {
            remarks.add("does not move the issue forward");
        }
        message.articleIds().forEach(it -> remarks.add("article " + it));
        return switch (message.author()) {
            case CUSTOMER -> said(message, "customer", "Customer", remarks);
            case AI -> said(message, "ai", "AI", remarks);
            case HUMAN -> said(message, "human", message.agentId().orElse("Agent"), remarks);
        };
    }

    private TimelineEntry said(ConversationEvent.Message message, String style, String who, List<String> remarks) {
        return entry(message, style, who, Optional.of(message.text().orElse("The text is not kept.")), remarks);
    }

    private TimelineEntry escalated(ConversationEvent.Escalated escalated) {
        return new TimelineEntry(
                "handoff",
                "Handed over to a person"
                        + escalated.team().map(it -> " · " + it).orElse(""),
                calendar.time(escalated.time()),
                escalated.time().toString(),
                Optional.empty(),
                escalated.reason().map(Words::of).stream().toList(),
                HandoffPanel.checks(escalated),
                Optional.empty());
    }

    private TimelineEntry resolved(ConversationEvent.Resolved resolved) {
        var by = resolved.by() == Handler.AI ? "the AI" : resolved.agentId().orElse("a person");
        return entry(
                resolved,
                "done",
                "Resolved by " + by,
                Optional.empty(),
                resolved.aiAssisted() ? List.of("with a draft of the AI") : List.of());
    }

    private TimelineEntry reviewed(ConversationEvent.Reviewed reviewed) {
        var whom = reviewed.reviewed() == Handler.AI
                ? "the AI"
                : reviewed.agentId().orElse("the agent");
        var scores = reviewed.scores().entrySet().stream()
                .map(it -> Words.of(it.getKey()) + " " + Math.round(it.getValue()))
                .toList();
        return entry(
                reviewed,
                "review",
                reviewed.reviewerId() + " reviewed " + whom + ": " + Math.round(reviewed.meanScore()) + " of 100",
                reviewed.note(),
                scores);
    }

    private TimelineEntry verdict(EscalationEvent.Reviewed verdict) {
        var should = verdict.shouldHaveEscalated() ? "a person was needed" : "no person was needed";
        return entry(
                verdict,
                "review",
                verdict.reviewerId() + " says: " + should,
                Optional.empty(),
                verdict.failure().map(it -> "handoff " + Words.of(it)).stream().toList());
    }

    private static String survey(SurveyKind kind) {
        return switch (kind) {
            case CSAT -> "CSAT survey";
            case CES -> "CES survey";
            case NPS -> "NPS survey";
            case HANDOFF -> "Handoff survey";
        };
    }

    private static List<String> labels(ConversationEvent.Labels labels) {
        return Stream.of(
                        labels.category().map(it -> "category " + Words.of(it)),
                        labels.intent().map(it -> "intent " + Words.of(it)),
                        labels.priority().map(it -> "priority " + Words.of(it)),
                        labels.complexity().map(it -> "complexity " + Words.of(it)),
                        labels.team().map(it -> "team " + it),
                        labels.segment().map(it -> "segment " + it),
                        labels.tags().map(it -> "tags " + it.stream().collect(Collectors.joining(", "))))
                .flatMap(Optional::stream)
                .toList();
    }

    private static String to(Optional<String> agent, Optional<String> team) {
        return Stream.concat(agent.stream(), team.stream())
                .reduce((first, second) -> first + ", " + second)
                .map(it -> " to " + it)
                .orElse("");
    }

    private static String money(Money money) {
        return money.amount().toPlainString() + " " + money.currency();
    }

    private TimelineEntry entry(SupportEvent event, String style, String who, Optional<String> text) {
        return entry(event, style, who, text, List.of());
    }

    private TimelineEntry entry(
            SupportEvent event, String style, String who, Optional<String> text, List<String> remarks) {
        return new TimelineEntry(
                style,
                who,
                calendar.time(event.time()),
                event.time().toString(),
                text,
                remarks,
                List.of(),
                Optional.empty());
    }
}
