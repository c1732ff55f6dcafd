package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.Author;
import dev.plumbline.contract.Channel;
import dev.plumbline.contract.CommerceRecorded;
import dev.plumbline.contract.Complexity;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.EscalationEvent;
import dev.plumbline.contract.Handler;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.KnowledgeEvent;
import dev.plumbline.contract.Money;
import dev.plumbline.contract.Priority;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Tenant;
import dev.plumbline.contract.ValueEvent;
import dev.plumbline.metrics.fact.RandomHours;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Makes events that need no sense, only variety: few subjects and customers, times on a coarse grid so that ties and
 * boundaries happen, subjects that never open, surveys of nobody.
 */
public final class RandomSupport {
    public static final Instant START = Instant.parse("2026-03-20T00:00:00Z");

    private static final int HOURS = 24 * 20;

    private final Random random;
    private int number;

    public RandomSupport(long seed) {
        this.random = new Random(seed);
    }

    public List<SupportEvent> events(int count) {
        var events = new ArrayList<SupportEvent>();
        for (var index = 0; index < count; index++) {
            events.add(event());
        }
        return events;
    }

    /** A tenant that sets what facts depend on as nobody would. */
    public Tenant tenant(String id) {
        return new Tenant(
                id,
                id,
                RandomHours.zone(random),
                null,
                RandomHours.around(LocalDate.ofInstant(START, ZoneOffset.UTC).plusDays(10), random),
                null,
                null,
                null,
                null,
                null,
                List.of());
    }

    private SupportEvent event() {
        var conversation = header("conv-" + random.nextInt(25));
        return switch (random.nextInt(27)) {
            case 0, 1, 2 ->
                new ConversationEvent.Opened(
                        conversation,
                        maybe(this::customer),
                        one(Channel.values()),
                        labels(),
                        maybe(() -> one(Handler.values())),
                        Optional.empty());
            case 3, 4, 5, 6 -> message(conversation);
            case 7, 8, 9 ->
                new ConversationEvent.Resolved(
                        conversation, one(Handler.values()), maybe(this::agent), random.nextInt(4) == 0);
            case 10 -> new ConversationEvent.Reopened(conversation);
            case 11 ->
                new ConversationEvent.Escalated(
                        conversation,
                        Optional.empty(),
                        maybe(() -> "tier-2"),
                        maybe(() -> new ConversationEvent.HandoffContext(
                                random.nextBoolean(), random.nextBoolean(), random.nextBoolean(), true)));
            case 12 -> new ConversationEvent.Categorized(conversation, labels());
            case 13 ->
                new ConversationEvent.WorkLogged(
                        conversation, agent(), 1 + random.nextInt(5000) / 10.0, Optional.empty());
            case 14 ->
                random.nextBoolean()
                        ? new ConversationEvent.Assigned(conversation, maybe(this::agent), maybe(() -> "team-1"))
                        : new ConversationEvent.Transferred(
                                conversation,
                                Optional.empty(),
                                Optional.empty(),
                                maybe(() -> "team-2"),
                                random.nextBoolean(),
                                Optional.empty());
            case 15 ->
                new EscalationEvent.Reviewed(
                        conversation,
                        random.nextBoolean(),
                        maybe(() -> one(EscalationEvent.Failure.values())),
                        "reviewer-1");
            case 16 ->
                random.nextBoolean()
                        ? new EscalationEvent.Rated(conversation, agent(), 1 + random.nextInt(5), Optional.empty())
                        : new ValueEvent.ExpansionSignaled(
                                conversation, one(ValueEvent.ExpansionKind.values()), Optional.empty());
            case 17 ->
                random.nextBoolean()
                        ? new KnowledgeEvent.Used(
                                random.nextBoolean() ? conversation : header("session-" + random.nextInt(10)),
                                "article-" + random.nextInt(4),
                                maybe(this::customer),
                                maybe(this::category),
                                maybe(() -> one(KnowledgeEvent.Outcome.values())))
                        : new KnowledgeEvent.GapFound(
                                conversation, one(KnowledgeEvent.Theme.values()), Optional.empty());
            case 18, 19 -> survey();
            case 20 ->
                new ConversationEvent.Reviewed(
                        conversation,
                        "reviewer-1",
                        one(Handler.values()),
                        maybe(this::agent),
                        Map.of(
                                ConversationEvent.Criterion.ACCURACY, (double) random.nextInt(101),
                                ConversationEvent.Criterion.TONE, (double) random.nextInt(101)),
                        Optional.empty());
            case 21 ->
                new ValueEvent.RevenueRecorded(
                        conversation,
                        one(ValueEvent.RevenueKind.values()),
                        new Money(BigDecimal.valueOf(random.nextInt(10_000), 2), "USD"),
                        maybe(this::customer));
            case 22, 23 -> lifecycle();
            case 24 -> new CustomerEvent.Active(header(customer()), Optional.empty(), maybe(this::score));
            case 25 ->
                random.nextBoolean()
                        ? new CommerceRecorded(
                                header(customer()),
                                one(CommerceRecorded.Kind.values()),
                                Optional.empty(),
                                Optional.empty())
                        : cost();
            default ->
                new CustomerEvent.Updated(
                        header(customer()),
                        maybe(() -> "segment-" + random.nextInt(2)),
                        maybe(() -> "plan-" + random.nextInt(2)),
                        Optional.empty(),
                        Optional.empty(),
                        maybe(random::nextBoolean),
                        maybe(() -> "region-" + random.nextInt(2)),
                        Optional.empty(),
                        random.nextInt(4) == 0 ? Optional.of(time()) : Optional.empty(),
                        random.nextInt(3) == 0 ? Optional.of(time()) : Optional.empty(),
                        Optional.empty(),
                        Optional.empty());
        };
    }

    private SupportEvent lifecycle() {
        var header = header(customer());
        return switch (random.nextInt(4)) {
            case 0 -> new CustomerEvent.Renewed(header, Optional.empty());
            case 1 -> new CustomerEvent.Contacted(header, Optional.empty(), Optional.empty());
            default ->
                new CustomerEvent.Churned(
                        header,
                        maybe(() -> one(CustomerEvent.ChurnReason.values())),
                        maybe(() -> one(CustomerEvent.ChurnTheme.values())));
        };
    }

    private SupportEvent cost() {
        var from = START.atOffset(ZoneOffset.UTC).toLocalDate().plusDays(random.nextInt(25) - 3);
        return new CostRecorded(
                Header.of("/source-0", "event-" + number++, START, null),
                one(CostRecorded.Kind.values()),
                new Money(BigDecimal.valueOf(random.nextInt(100_000), 2), "USD"),
                from,
                from.plusDays(1 + random.nextInt(14)));
    }

    private double score() {
        return random.nextInt(101);
    }

    private SupportEvent message(Header header) {
        var author = one(Author.values());
        return new ConversationEvent.Message(
                header,
                author,
                maybe(this::agent),
                Optional.empty(),
                random.nextInt(5) == 0,
                maybe(random::nextBoolean),
                author == Author.CUSTOMER && random.nextInt(4) == 0,
                maybe(() -> (random.nextInt(21) - 10) / 10.0),
                maybe(() -> random.nextInt(11) / 10.0),
                random.nextInt(6) == 0,
                random.nextInt(5) == 0 ? List.of("article-" + random.nextInt(4)) : List.of());
    }

    private SupportEvent survey() {
        var kind = one(SurveyKind.values());
        var about = random.nextInt(12);
        var header = header(kind == SurveyKind.NPS ? "cust-" + about % 8 : "conv-" + about);
        var id = kind + "-" + about;
        return random.nextInt(3) == 0
                ? new SurveyEvent.Sent(header, id, kind, maybe(this::customer))
                : new SurveyEvent.Answered(
                        header,
                        id,
                        kind,
                        kind.lowest() + random.nextInt(kind.highest() - kind.lowest() + 1),
                        Optional.empty(),
                        List.of(),
                        maybe(this::customer));
    }

    private ConversationEvent.Labels labels() {
        return new ConversationEvent.Labels(
                maybe(this::category),
                maybe(() -> "intent-" + random.nextInt(2)),
                maybe(() -> one(Priority.values())),
                maybe(() -> one(Complexity.values())),
                maybe(() -> "segment-" + random.nextInt(3)),
                maybe(() -> "team-" + random.nextInt(2)),
                maybe(() -> List.of("tag-" + random.nextInt(3), "tag-" + random.nextInt(3))));
    }

    private Header header(String subject) {
        return Header.of("/source-" + random.nextInt(2), "event-" + number++, time(), subject);
    }

    private Instant time() {
        return START.plusSeconds(3600L * random.nextInt(HOURS)).plusMillis(random.nextInt(4) == 0 ? 250 : 0);
    }

    private String customer() {
        return "cust-" + random.nextInt(8);
    }

    private String category() {
        return new String[] {"billing", "shipping", "fraud"}[random.nextInt(3)];
    }

    private String agent() {
        return "agent-" + random.nextInt(3);
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return random.nextInt(3) > 0 ? Optional.of(value.get()) : Optional.empty();
    }

    @SafeVarargs
    private <T> T one(T... values) {
        return values[random.nextInt(values.length)];
    }

    /** Some of these, each at most once. */
    public <T> List<T> some(List<T> all, int count) {
        var shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled.subList(0, count);
    }

    /** A query over the random events that a KPI takes: any period, buckets, groups and filters. */
    public Query query(Kpi<?> kpi) {
        var axes = new ArrayList<>(kpi.axes());
        Collections.shuffle(axes, random);
        var filters = new LinkedHashMap<Axis, List<String>>();
        for (var axis : axes) {
            if (random.nextInt(axis instanceof Facet ? 2 : 6) == 0) {
                filters.put(axis, words(kpi, axis));
            }
        }
        Collections.shuffle(axes, random);
        if (random.nextBoolean()) {
            // There are few facets among many dimensions: without this they would hardly ever be grouped by.
            axes.sort(Comparator.comparing(axis -> axis instanceof Dimension));
        }
        return query(
                List.copyOf(axes.subList(0, random.nextInt(Query.MOST_DIMENSIONS + 1))),
                filters,
                kpi.takesTags() && random.nextInt(5) == 0 ? List.of("tag-0", "tag-1") : List.of());
    }

    private <R extends Row> List<String> words(Kpi<R> kpi, Axis axis) {
        return switch (axis) {
            case Dimension dimension -> words(dimension);
            case Facet facet -> {
                var known = kpi.facets().get(facet).words();
                yield known.isEmpty() ? List.of("article-0", "article-2", "unknown") : known.subList(0, 2);
            }
        };
    }

    private List<String> words(Dimension dimension) {
        return switch (dimension) {
            case CATEGORY -> List.of("billing", "unknown");
            case CHANNEL -> List.of("chat", "email", "voice", "self_service");
            case INTENT -> List.of("intent-0", "unknown");
            case PRIORITY -> List.of("high", "urgent", "unknown");
            case COMPLEXITY -> List.of("simple", "unknown");
            case TEAM -> List.of("team-0", "team-1");
            case SEGMENT -> List.of("segment-1", "unknown");
            case PATH -> List.of("ai_only", "ai_to_human", "none", "self_service");
            case AGENT -> List.of("agent-0", "unknown");
            case PLAN_TIER -> List.of("plan-1", "unknown");
            case REGION -> List.of("region-0", "unknown");
            case LIFECYCLE_STAGE, ACCOUNT_SIZE -> List.of("unknown");
            case VIP -> List.of(one("true", "false"));
        };
    }

    /** A query over the random events, grouped and filtered by what every KPI of conversations takes. */
    public Query query() {
        var dimensions = new ArrayList<>(List.of(Dimension.values()));
        var filters = new LinkedHashMap<Axis, List<String>>();
        for (var dimension : dimensions) {
            // As a rule one of them: with more, there would seldom be a row left.
            if (random.nextInt(dimensions.size()) == 0) {
                filters.put(dimension, words(dimension));
            }
        }
        Collections.shuffle(dimensions, random);
        return query(
                List.copyOf(dimensions.subList(0, random.nextInt(Query.MOST_DIMENSIONS + 1))),
                filters,
                random.nextInt(4) == 0 ? List.of("tag-0", "tag-1") : List.of());
    }

    /** A query by what rollups are made for, among others. */
    public Query queryOfCubes(ZoneId zone) {
        var dimensions = new ArrayList<>(
                List.of(Dimension.PATH, Dimension.CHANNEL, Dimension.CATEGORY, Dimension.SEGMENT, Dimension.PATH));
        Collections.shuffle(dimensions, random);
        var by = dimensions.stream().limit(random.nextInt(3)).distinct().toList();
        var filters = new LinkedHashMap<Axis, List<String>>();
        for (var dimension : dimensions) {
            if (random.nextInt(4) == 0) {
                filters.put(dimension, words(Catalog.named("csat").orElseThrow(), dimension));
            }
        }
        var query = query(by, filters, List.of());
        return new Query(query.from(), query.to(), query.bucket(), by, filters, List.of(), zone, query.now());
    }

    public boolean isTrue() {
        return random.nextBoolean();
    }

    private Query query(List<? extends Axis> by, Map<? extends Axis, List<String>> filters, List<String> tags) {
        var from = START.plusSeconds(1800L * random.nextInt(HOURS));
        return new Query(
                from,
                from.plusSeconds(1800L * (1 + random.nextInt(HOURS * 2))),
                maybe(() -> one(BucketSize.values())),
                by,
                filters,
                tags,
                ZoneId.of(one("UTC", "Europe/Berlin", "Asia/Kolkata", "America/New_York")),
                START.plusSeconds(3600L * random.nextInt(HOURS * 2)));
    }
}
