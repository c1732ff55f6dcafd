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

    /** The events that the fact of a conversation rests on; empty while there is no fact. */
    public static Optional<Grounds> grounds(List<SupportEvent> events, FoldSettings settings) {
        return new ConversationFold(events, settings).grounds();
    }

    private Optional<ConversationFact> fact() {
        return all(ConversationEvent.Opened.class).findFirst().map(opened -> {
            var labels = new LabelFold(events).labels();
            var resolution = new ResolutionFold(opened.time(), events).resolution();
            var need = new NeedFold(events);
            var verdict = last(EscalationEvent.Reviewed.class).map(Verdict::of);
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
                    fallbacks().findAny().isPresent(),
                    agentEscalations().findAny().isPresent(),
                    need.meanSentiment(),
                    last(EscalationEvent.Rated.class).map(EscalationEvent.Rated::rating),
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

    private Optional<Grounds> grounds() {
        return all(ConversationEvent.Opened.class).findFirst().map(opened -> {
            var labels = new LabelFold(events).origins();
            var need = new NeedFold(events);
            var verdict = last(EscalationEvent.Reviewed.class);
            return new Grounds(
                    opened,
                    labels,
                    events.stream().filter(ConversationFold::isOfAi).toList(),
                    events.stream().filter(ConversationFold::isOfPerson).toList(),
                    new ResolutionFold(opened.time(), events).grounds(),
                    new ResponseFold(opened.time(), events).grounds(),
                    new HandoffFold(events, verdict.map(Verdict::of)).grounds(),
                    new Grounds.Need(
                            need.signs(),
                            need.requests(),
                            need.frustration(),
                            need.felt(),
                            labels.category()
                                    .filter(it -> settings.sensitiveCategories().contains(it.value()))),
                    verdict,
                    all(ConversationEvent.WorkLogged.class).toList(),
                    fallbacks().toList(),
                    agentEscalations().toList(),
                    last(EscalationEvent.Rated.class));
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
        return events.stream().anyMatch(ConversationFold::isOfAi);
    }

    private boolean humanHandled() {
        return events.stream().anyMatch(ConversationFold::isOfPerson);
    }

    /** Whether an event shows that the AI took part. */
    private static boolean isOfAi(SupportEvent event) {
        return event instanceof ConversationEvent.Message message && message.author() == Author.AI
                || event instanceof ConversationEvent.Escalated
                || isBy(Handler.AI, event);
    }

    /** Whether an event shows that a person took part. */
    private static boolean isOfPerson(SupportEvent event) {
        return event instanceof ConversationEvent.Message message && message.author() == Author.HUMAN
                || event instanceof ConversationEvent.Escalated
                || event instanceof ConversationEvent.Transferred
                || event instanceof ConversationEvent.WorkLogged
                || isBy(Handler.HUMAN, event);
    }

    /** Whether it says that this handler received or resolved the conversation. */
    private static boolean isBy(Handler handler, SupportEvent event) {
        return event instanceof ConversationEvent.Opened opened
                        && opened.handledBy().filter(it -> it == handler).isPresent()
                || event instanceof ConversationEvent.Resolved resolved && resolved.by() == handler;
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

    private Stream<ConversationEvent.Message> fallbacks() {
        return all(ConversationEvent.Message.class)
                .filter(it -> it.author() == Author.AI)
                .filter(ConversationEvent.Message::fallback);
    }

    private Stream<ConversationEvent.Transferred> agentEscalations() {
        return all(ConversationEvent.Transferred.class).filter(ConversationEvent.Transferred::escalation);
    }

    private boolean any(Class<? extends SupportEvent> type) {
        return all(type).findAny().isPresent();
    }

    private <T> Optional<T> last(Class<T> type) {
        return all(type).reduce((earlier, later) -> later);
    }

    private <T> Stream<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast);
    }
}
