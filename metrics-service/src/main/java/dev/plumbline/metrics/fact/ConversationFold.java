package dev.plumbline.metrics.fact;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.ValueEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Folds a conversation's events into its fact. Pure: the same events, in any order of arrival, give the same fact. */
public final class ConversationFold {
    private final List<SupportEvent> events;
    private final FoldSettings settings;

    private ConversationFold(List<SupportEvent> events, FoldSettings settings) {
        this.events = withoutSecondOpening(
                events.stream().sorted(SupportEvent.READING_ORDER).toList());
        this.settings = settings;
    }

    /**
     * The fact of a conversation; empty while its {@code conversation.opened} has not arrived.
     *
     * @param events all events of the conversation, each once, in any order
     * @param settings the tenant's
     */
    public static Optional<ConversationFact> fold(List<SupportEvent> events, FoldSettings settings) {
        return new ConversationFold(events, settings).fact();
    }

    private Optional<ConversationFact> fact() {
        return all(ConversationEvent.Opened.class).findFirst().map(opened -> {
            var labels = new LabelFold(events).labels();
            var resolution = new ResolutionFold(opened.time(), events).resolution();
            var need = new NeedFold(events);
            var verdict = all(EscalationEvent.Reviewed.class)
                    .reduce((earlier, later) -> later)
                    .map(it -> new Verdict(it.shouldHaveEscalated(), it.failure()));
            var handoff = new HandoffFold(events, verdict).handoff();
            var responses = new ResponseFold(opened.time(), events).responses();
            var aiHandled = aiHandled();
            var humanHandled = humanHandled();
            return new ConversationFact(
                    opened.conversationId(),
                    opened.customerId(),
                    opened.time(),
                    labels,
                    path(aiHandled, humanHandled, resolution.assisted()),
                    aiHandled,
                    humanHandled,
                    resolution,
                    responses,
                    handoff,
                    BusinessSeconds.of(settings.businessTime(), opened.time(), responses, resolution, handoff),
                    handleSeconds(),
                    need.humanRequests(),
                    need.frustratedAt(),
                    verdict,
                    verdict.map(Verdict::shouldHaveEscalated)
                            .orElseGet(() -> need.shown()
                                    || settings.sensitiveCategories().contains(labels.category())),
                    messages(Author.AI).anyMatch(ConversationEvent.Message::fallback),
                    all(ConversationEvent.Transferred.class).anyMatch(ConversationEvent.Transferred::escalation),
                    need.meanSentiment(),
                    all(EscalationEvent.Rated.class)
                            .reduce((earlier, later) -> later)
                            .map(EscalationEvent.Rated::rating),
                    articles(),
                    all(KnowledgeEvent.GapFound.class)
                            .map(it -> new KnowledgeGap(it.theme(), it.articleId()))
                            .toList(),
                    all(ValueEvent.ExpansionSignaled.class)
                            .map(ValueEvent.ExpansionSignaled::kind)
                            .toList(),
                    revenue(),
                    reviews());
        });
    }

    private Map<ValueEvent.RevenueKind, BigDecimal> revenue() {
        var revenue = new EnumMap<ValueEvent.RevenueKind, BigDecimal>(ValueEvent.RevenueKind.class);
        all(ValueEvent.RevenueRecorded.class)
                .forEach(it -> revenue.merge(it.kind(), it.money().amount(), BigDecimal::add));
        return revenue;
    }

    private List<Review> reviews() {
        return all(ConversationEvent.Reviewed.class)
                .map(it -> new Review(
                        it.source(), it.id(), it.time(), it.reviewerId(), it.reviewed(), it.meanScore(), it.note()))
                .toList();
    }

    /** The first opening counts; a second one, as a help desk's resynchronisation sends, changes nothing. */
    private static List<SupportEvent> withoutSecondOpening(List<SupportEvent> inOrder) {
        var kept = new ArrayList<SupportEvent>(inOrder.size());
        var opened = false;
        for (var event : inOrder) {
            if (!(event instanceof ConversationEvent.Opened) || !opened) {
                kept.add(event);
            }
            opened |= event instanceof ConversationEvent.Opened;
        }
        return kept;
    }

    private boolean aiHandled() {
        return firstHandledBy(Handler.AI)
                || messages(Author.AI).findAny().isPresent()
                || resolvedBy(Handler.AI)
                || any(ConversationEvent.Escalated.class);
    }

    private boolean humanHandled() {
        return firstHandledBy(Handler.HUMAN)
                || messages(Author.HUMAN).findAny().isPresent()
                || resolvedBy(Handler.HUMAN)
                || any(ConversationEvent.Escalated.class)
                || any(ConversationEvent.Transferred.class)
                || any(ConversationEvent.WorkLogged.class);
    }

    private Path path(boolean aiHandled, boolean humanHandled, boolean assisted) {
        if (aiHandled && !humanHandled) {
            return Path.AI_ONLY;
        }
        if (any(ConversationEvent.Escalated.class) || (aiHandled && humanHandled && !assisted)) {
            return Path.AI_TO_HUMAN;
        }
        return assisted ? Path.AI_ASSISTED : Path.HUMAN_ONLY;
    }

    private boolean firstHandledBy(Handler handler) {
        return all(ConversationEvent.Opened.class)
                .findFirst()
                .flatMap(ConversationEvent.Opened::handledBy)
                .filter(it -> it == handler)
                .isPresent();
    }

    private boolean resolvedBy(Handler handler) {
        return all(ConversationEvent.Resolved.class).anyMatch(it -> it.by() == handler);
    }

    private Optional<Double> handleSeconds() {
        return all(ConversationEvent.WorkLogged.class)
                .map(ConversationEvent.WorkLogged::seconds)
                .reduce(Double::sum);
    }

    private List<String> articles() {
        var articles = new LinkedHashSet<String>();
        for (var event : events) {
            if (event instanceof KnowledgeEvent.Used used) {
                articles.add(used.articleId());
            } else if (event instanceof ConversationEvent.Message message) {
                articles.addAll(message.articleIds());
            }
        }
        return new ArrayList<>(articles);
    }

    private Stream<ConversationEvent.Message> messages(Author author) {
        return all(ConversationEvent.Message.class).filter(it -> it.author() == author);
    }

    private boolean any(Class<? extends SupportEvent> type) {
        return all(type).findAny().isPresent();
    }

    private <T> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
