package dev.plumbline.metrics.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.SupportEvent;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.fact.Handoff;
import dev.plumbline.metrics.fact.Profile;
import dev.plumbline.metrics.fact.RepeatLinks;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Contact;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.InMemory;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.RandomSupport;
import dev.plumbline.metrics.kpi.Words;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Whatever happens, an explanation")
class ExplanationPropertyTest {
    /** What rests on nothing having happened, or on the customer's profile and other conversations too. */
    private static final Set<Field> NOT_BY_OWN_EVENTS = EnumSet.of(
            Field.SEGMENT,
            Field.PLAN_TIER,
            Field.REGION,
            Field.LIFECYCLE_STAGE,
            Field.ACCOUNT_SIZE,
            Field.VIP,
            Field.REPEAT_OF,
            Field.REPEATED_BY,
            Field.PATH);

    /** Whose evidence is all there is: without it nothing can take its place. */
    private static final Set<Field> BY_ALL_THEIR_EVENTS = EnumSet.of(
            Field.HUMAN_REQUESTS, Field.SENTIMENT, Field.HANDLE_SECONDS, Field.FELL_BACK, Field.ESCALATED_BY_AGENT);

    @Property(tries = 15)
    @Label("tells the value of the fact, by events of the conversation")
    void tells_the_facts_value_by_events_of_the_conversation(@ForAll long seed) {
        onEach(seed, (detail, contact) -> {
            var explanations = Explanations.of(Opened.TENANT, detail);
            assertThat(explanations).extracting(Explanation::field).containsExactly(Field.values());
            for (var explanation : explanations) {
                assertThat(explanation.value())
                        .as(explanation.field().key())
                        .isEqualTo(expected(explanation.field(), detail, contact));
                assertThat(detail.timeline()).containsAll(explanation.evidence());
                assertThat(explanation.because()).matches("(?s)[A-Z0-9].*\\.");
            }
        });
    }

    @Property(tries = 10)
    @Label("names all events that a value rests on: without them it is gone")
    void names_all_events_that_a_value_rests_on(@ForAll long seed) {
        onEach(seed, (detail, contact) -> {
            for (var explanation : Explanations.of(Opened.TENANT, detail)) {
                var field = explanation.field();
                if (explanation.value().isTelling() && !NOT_BY_OWN_EVENTS.contains(field)) {
                    var without = without(explanation, detail.timeline());
                    if (BY_ALL_THEIR_EVENTS.contains(field) || isDecidedBySigns(field, detail)) {
                        assertThat(explained(field, without)
                                        .filter(it -> it.value().isTelling()))
                                .as(field.key())
                                .isEmpty();
                    }
                    // What took the place of the evidence is evidence in its turn, until nothing is left.
                    var next = explained(field, without);
                    while (next.isPresent() && next.get().value().isTelling()) {
                        without = without(next.get(), without);
                        next = explained(field, without);
                    }
                }
            }
        });
    }

    @Property(tries = 15)
    @Label("tells of each KPI what its drill-down shows")
    void tells_of_each_kpi_what_its_drill_down_shows(@ForAll long seed) {
        var events = new RandomSupport(seed).events(300);
        var memory = new InMemory(events, Opened.TENANT);
        var interpreter = memory.interpreter();
        var query = new Query(
                RandomSupport.START.minus(Duration.ofDays(1)),
                RandomSupport.START.plus(Duration.ofDays(60)),
                Optional.empty(),
                List.of(),
                Map.of(),
                List.of(),
                ZoneOffset.UTC,
                RandomSupport.START.plus(Duration.ofDays(60)));
        var shown = new HashMap<String, Set<String>>();
        for (var kpi : Catalog.all()) {
            for (var part : Figures.Part.values()) {
                interpreter
                        .evidence(kpi.select(), query, part)
                        .forEach(row -> shown.computeIfAbsent(kpi.key() + part, it -> new HashSet<>())
                                .add(row.id()));
            }
        }
        for (var contact : memory.contacts()) {
            if (contact instanceof Contact.Conversation) {
                for (var counted : Counted.of(Opened.TENANT, Opened.of(contact, memory.contacts(), events))) {
                    for (var part : EnumSet.of(Figures.Part.NUMERATOR, Figures.Part.MISSED)) {
                        assertThat(counted.part().equals(Optional.of(part)))
                                .as(counted.kpi().key() + " " + part + " " + counted.because())
                                .isEqualTo(shown.getOrDefault(counted.kpi().key() + part, Set.of())
                                        .contains(contact.id()));
                    }
                }
            }
        }
    }

    private static boolean isDecidedBySigns(Field field, ConversationDetail detail) {
        return detail.fact().verdict().isEmpty()
                && (field == Field.LATE_HANDOFF
                        || field == Field.NEEDED
                                && detail.grounds().need().sensitiveCategory().isEmpty());
    }

    private static List<SupportEvent> without(Explanation explanation, List<SupportEvent> events) {
        assertThat(explanation.evidence())
                .as(explanation.field().key() + ": " + explanation.because())
                .isNotEmpty();
        var named = new HashSet<>(explanation.evidence());
        return events.stream().filter(it -> !named.contains(it)).toList();
    }

    private static Optional<Explanation> explained(Field field, List<SupportEvent> events) {
        return Opened.with(events, Profile.NONE, RepeatLinks.Neighbours.NONE)
                .map(it -> Explanations.of(Opened.TENANT, it).get(field.ordinal()));
    }

    private interface Check {
        void of(ConversationDetail detail, Contact contact);
    }

    private static void onEach(long seed, Check check) {
        var events = new RandomSupport(seed).events(300);
        var memory = new InMemory(events, Opened.TENANT);
        memory.contacts().stream()
                .filter(Contact.Conversation.class::isInstance)
                .forEach(it -> check.of(Opened.of(it, memory.contacts(), events), it));
    }

    private static Content expected(Field field, ConversationDetail detail, Contact contact) {
        var fact = detail.fact();
        var handoff = fact.handoff();
        return switch (field) {
            case OPENED_AT -> new Content.Moment(fact.openedAt());
            case CUSTOMER_ID -> Content.word(fact.customerId());
            case CHANNEL,
                    CATEGORY,
                    INTENT,
                    PRIORITY,
                    COMPLEXITY,
                    TEAM,
                    SEGMENT,
                    PLAN_TIER,
                    REGION,
                    LIFECYCLE_STAGE,
                    ACCOUNT_SIZE,
                    VIP,
                    PATH -> new Content.Word(contact.dimension(Dimension.valueOf(field.name())));
            case AGENT_ID -> new Content.Word(contact.dimension(Dimension.AGENT));
            case TAGS -> new Content.Words(contact.tags());
            case AI_HANDLED -> new Content.Flag(fact.aiHandled());
            case HUMAN_HANDLED -> new Content.Flag(fact.humanHandled());
            case RESOLVED -> new Content.Flag(fact.resolution().resolved());
            case RESOLVED_AT -> Content.moment(fact.resolution().resolvedAt());
            case FIRST_RESOLVED_AT -> Content.moment(fact.resolution().firstResolvedAt());
            case REOPENS -> new Content.Number(fact.resolution().reopens());
            case AI_ASSISTED -> new Content.Flag(fact.resolution().assisted());
            case FIRST_RESPONSE_AT -> Content.moment(fact.responses().first());
            case FIRST_AI_RESPONSE_AT -> Content.moment(fact.responses().firstByAi());
            case FIRST_HUMAN_RESPONSE_AT -> Content.moment(fact.responses().firstByHuman());
            case FIRST_USEFUL_RESPONSE_AT -> Content.moment(fact.responses().firstUseful());
            case REPLY_TIME -> Content.seconds(fact.responses().replyTime());
            case ESCALATED_AT -> Content.moment(handoff.map(Handoff::at));
            case HANDOFF_WAIT -> Content.seconds(handoff.flatMap(Handoff::waited));
            case HANDOFF_COMPLETENESS -> Content.number(handoff.map(Handoff::completeness));
            case LATE_HANDOFF -> Content.flag(handoff.map(Handoff::late));
            case BLIND_HANDOFF -> Content.flag(handoff.map(Handoff::blind));
            case UNNECESSARY_HANDOFF -> Content.flag(handoff.map(it -> fact.unnecessaryHandoff()));
            case HANDOFF_RATING -> Content.number(fact.handoffRating());
            case ESCALATED_BY_AGENT -> new Content.Flag(fact.escalatedByAgent());
            case HANDLE_SECONDS -> Content.seconds(fact.handleSeconds());
            case HUMAN_REQUESTS -> new Content.Number(fact.humanRequests());
            case FRUSTRATED_AT -> Content.moment(fact.frustratedAt());
            case SENTIMENT -> Content.number(fact.sentiment());
            case FELL_BACK -> new Content.Flag(fact.fellBack());
            case VERDICT ->
                Content.word(fact.verdict()
                        .map(it -> it.failure()
                                .map(Words::of)
                                .orElse(it.shouldHaveEscalated() ? "needed" : "not_needed")));
            case NEEDED -> new Content.Flag(fact.needed());
            case MISSED_ESCALATION -> new Content.Flag(fact.missedEscalation());
            case FORCED_CONTAINMENT -> new Content.Flag(fact.aiHandled() && fact.humanRequests() >= 2);
            case REPEAT_OF -> Content.word(contact.link().repeatOf());
            case REPEATED_BY -> {
                var by = detail.neighbours().repeatedBy();
                assertThat(by.isPresent()).isEqualTo(contact.link().repeated());
                yield Content.word(by.map(it -> it.id()));
            }
        };
    }
}
