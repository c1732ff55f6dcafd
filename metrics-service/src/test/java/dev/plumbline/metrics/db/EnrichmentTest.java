package dev.plumbline.metrics.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.Enrichers;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.RandomSupport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("What is derived from texts")
class EnrichmentTest {
    private static final Enrichers ALL = new Enrichers(
            true, true, List.of(new Enrichers.CategoryRule("payments", List.of("invoice", "charged twice"))));
    /** Settings are looked at every few seconds. */
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Instant START = RandomSupport.START;
    private static final Instant LATER = START.plus(Duration.ofDays(60));
    private static final Query ALL_TIME = new Query(
            START.minus(Duration.ofDays(60)),
            LATER,
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(),
            ZoneOffset.UTC,
            LATER);
    /** Stands in everything that a person wrote. */
    private static final String SECRET = "xyzzy";

    private static final List<String> TEXTS = List.of(
            "Where do I find the settings?",
            "This is terrible, I am furious about the invoice.",
            "Thank you so much, that worked!",
            "Let me talk to a human please.",
            "I was charged twice.");

    @Inject
    TenantTold told;

    @Inject
    Projection projection;

    @Inject
    Erasing erasing;

    @Inject
    Figures figures;

    @Inject
    TenantTransaction transactions;

    @Inject
    TenantRegistry registry;

    @Test
    void counts_from_when_a_tenant_switches_it_on_until_it_is_switched_off() throws Exception {
        // Given
        var tenant = "enriched";
        told.settings(tenant, WEEK, true, Enrichers.OFF);
        take(tenant, crossAndCheerful());
        assertThat(shown(tenant)).isEqualTo("sentiment of 0, negative 0 of 0, forced 0 of 2, about unknown");

        // When it is switched on
        told.settings(tenant, WEEK.plusDays(1), true, ALL);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shown(tenant))
                        .isEqualTo("sentiment of 2, negative 1 of 2, forced 1 of 2, about payments unknown"));

        // When more is told
        take(tenant, List.of(message("late", "happy", 900, "{'author': 'customer', 'text': 'Worst support ever!'}")));

        // Then
        assertThat(shown(tenant)).startsWith("sentiment of 2, negative 2 of 2");

        // When it is switched off
        told.settings(tenant, WEEK, true, Enrichers.OFF);

        // Then
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(shown(tenant))
                        .isEqualTo("sentiment of 0, negative 0 of 0, forced 0 of 2, about unknown"));
    }

    @Test
    void makes_no_conflict_of_an_event_that_comes_again() throws Exception {
        var tenant = "again";
        told.settings(tenant, WEEK, true, Enrichers.OFF);
        take(tenant, crossAndCheerful());

        told.settings(tenant, WEEK, false, ALL);
        take(tenant, crossAndCheerful());

        assertThat(stored(tenant, "outbox")).isEmpty();
    }

    @Test
    void takes_a_no_for_an_answer() throws Exception {
        var tenant = "no-is-no";
        told.settings(tenant, WEEK, true, ALL);
        take(
                tenant,
                List.of(
                        event("o", "conversation.opened", "c", 0, "{'channel': 'chat', 'handledBy': 'ai'}"),
                        message("1", "c", 1, "{'author': 'customer', 'text': 'a human please', 'asksForHuman': false}"),
                        message("2", "c", 2, "{'author': 'customer', 'text': 'a human please', 'asksForHuman': false}"),
                        message(
                                "3",
                                "c",
                                3,
                                "{'author': 'customer', 'text': 'a human please', 'asksForHuman': null}")));

        assertThat(part(tenant, "missed_escalation_rate", "numerator")).isEqualTo(1);
        assertThat(part(tenant, "forced_containment_rate", "numerator")).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void is_the_same_whether_the_texts_are_kept_or_not(long seed) throws Exception {
        // Given
        var random = new RandomSupport(seed);
        var events = withTexts(random.events(300), new Random(seed));
        var with = "with-texts-" + seed;
        var without = "without-texts-" + seed;
        var removed = "texts-removed-" + seed;
        told.settings(with, WEEK, true, ALL);
        told.settings(without, WEEK, false, ALL);
        told.settings(removed, WEEK, true, ALL);

        // When
        take(with, events);
        take(removed, events);
        Collections.shuffle(events, new Random(seed));
        take(without, events);
        told.settings(removed, WEEK, false, ALL);

        // Then
        var expected = answers(with);
        assertThat(stored(with, "event", "survey", "review")).contains(SECRET);
        assertThat(expected).contains("payments");
        assertThat(stored(without, "event", "survey", "review", "contact")).doesNotContain(SECRET);
        assertThat(answers(without)).isEqualTo(expected);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stored(removed, "event", "survey", "review", "contact"))
                        .doesNotContain(SECRET));
        assertThat(answers(removed)).isEqualTo(expected);

        // When all is folded again, and when somebody is erased
        told.settings(without, WEEK, false, new Enrichers(true, true, List.of()));
        refold(without);
        told.settings(without, WEEK, false, ALL);
        refold(without);
        erase(with, "cust-1");

        // Then
        assertThat(answers(without)).isEqualTo(expected);
        assertThat(answers(with)).isEqualTo(expected);
    }

    /** One conversation in which the customer is cross and asks for a person twice, and one that goes well. */
    private static List<Received> crossAndCheerful() {
        return List.of(
                event(
                        "1",
                        "conversation.opened",
                        "cross",
                        0,
                        "{'channel': 'chat', 'handledBy': 'ai', 'subjectLine': 'My invoice'}"),
                message(
                        "2",
                        "cross",
                        10,
                        "{'author': 'customer', 'text': 'This is unacceptable. Let me talk to a human!'}"),
                message("3", "cross", 20, "{'author': 'ai', 'text': 'I am terrible, talk to a human'}"),
                message("4", "cross", 30, "{'author': 'customer', 'text': 'AGENT'}"),
                event("5", "conversation.resolved", "cross", 40, "{'by': 'ai'}"),
                event("6", "conversation.opened", "happy", 0, "{'channel': 'chat', 'handledBy': 'ai'}"),
                message("7", "happy", 10, "{'author': 'customer', 'text': 'That worked, thanks a lot'}"),
                event("8", "conversation.resolved", "happy", 40, "{'by': 'ai'}"));
    }

    private String shown(String tenant) {
        var about = ask(tenant, "conversation_volume", List.of(Dimension.CATEGORY)).total().stream()
                .map(line -> line.group().get(Dimension.CATEGORY))
                .collect(Collectors.joining(" "));
        return "sentiment of %d, negative %.0f of %.0f, forced %.0f of %.0f, about %s"
                .formatted(
                        ask(tenant, "sentiment", List.of())
                                .total()
                                .getFirst()
                                .figure()
                                .n(),
                        part(tenant, "negative_sentiment_rate", "numerator"),
                        part(tenant, "negative_sentiment_rate", "denominator"),
                        part(tenant, "forced_containment_rate", "numerator"),
                        part(tenant, "forced_containment_rate", "denominator"),
                        about);
    }

    private double part(String tenant, String kpi, String part) {
        return ask(tenant, kpi, List.of())
                .total()
                .getFirst()
                .figure()
                .part(part)
                .orElseThrow();
    }

    private Answer ask(String tenant, String kpi, List<Dimension> by) {
        var query = new Query(
                ALL_TIME.from(), ALL_TIME.to(), Optional.empty(), by, Map.of(), List.of(), ZoneOffset.UTC, LATER);
        return figures.answer(tenant, List.of(Catalog.named(kpi).orElseThrow().select()), query)
                .getFirst();
    }

    /** Every KPI, and the volume by category; rounded to what sums in another order may differ by. */
    private String answers(String tenant) {
        return Stream.concat(
                        Catalog.all().stream().map(kpi -> ask(tenant, kpi.key(), List.of())),
                        Stream.of(ask(tenant, "conversation_volume", List.of(Dimension.CATEGORY))))
                .flatMap(answer -> answer.total().stream()
                        .map(line -> answer.kpi().key() + " " + line.group() + " "
                                + line.figure().n() + " "
                                + line.figure().value().map("%.9g"::formatted)))
                .collect(Collectors.joining("\n"));
    }

    /** Words of people in every field that can hold them, and in one that the contract does not know. */
    private static List<Received> withTexts(List<SupportEvent> events, Random random) throws Exception {
        var received = new ArrayList<Received>();
        for (var event : events) {
            var raw = EventReader.write(event);
            var data = (ObjectNode) raw.data();
            var text = TEXTS.get(random.nextInt(TEXTS.size())) + " " + SECRET;
            data.put("body", SECRET);
            switch (raw.type()) {
                case "conversation.opened" -> data.put("subjectLine", text);
                case "conversation.message" -> data.put("text", text);
                case "conversation.transferred" -> data.put("reason", text);
                case "conversation.reviewed", "escalation.rated" -> data.put("note", text);
                case "survey.answered" -> data.put("comment", text);
                case "customer.contacted" -> data.put("outcome", text);
                default -> data.put("more", text);
            }
            received.add(received(raw));
        }
        return received;
    }

    private static Received message(String id, String conversation, int second, String data) {
        return event(id, "conversation.message", conversation, second, data);
    }

    private static Received event(String id, String type, String subject, int second, String data) {
        try {
            return received(new CloudEvent(
                    id,
                    "/desk",
                    type,
                    START.plusSeconds(second).toString(),
                    Optional.of(subject),
                    Map.of(),
                    ContractJson.mapper().readTree(data.replace('\'', '"'))));
        } catch (Exception mistake) {
            throw new IllegalArgumentException(data, mistake);
        }
    }

    private static Received received(CloudEvent raw) throws Exception {
        return new Received("nobody", EventReader.read(raw), raw, LATER);
    }

    private void take(String tenant, List<Received> events) {
        for (var start = 0; start < events.size(); start += 70) {
            var batch = events.subList(start, Math.min(events.size(), start + 70)).stream()
                    .map(it -> new Received(tenant, it.event(), it.raw(), it.arrivedAt()))
                    .toList();
            transactions.acrossTenants(connection -> {
                projection.handle(connection, batch);
                return null;
            });
        }
    }

    private void erase(String tenant, String customer) {
        transactions.acrossTenants(connection -> {
            erasing.handle(connection, List.of(new CustomerErased(tenant, customer, "erased-0123456789abcdef", LATER)));
            return null;
        });
    }

    private void refold(String tenant) {
        transactions.run(tenant, connection -> {
            TenantLock.hold(connection, tenant);
            var subjects = new HashSet<String>();
            try (var select = connection.prepareStatement("select distinct subject from event where subject > ''");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    subjects.add(rows.getString(1));
                }
            }
            projection.refold(connection, registry.tenant(tenant).orElseThrow(), subjects);
        });
    }

    private String stored(String tenant, String... tables) {
        return transactions.in(tenant, connection -> {
            var all = new StringBuilder();
            for (var table : tables) {
                try (var select = connection.prepareStatement("select t::text from " + table + " t");
                        var rows = select.executeQuery()) {
                    while (rows.next()) {
                        all.append(rows.getString(1)).append('\n');
                    }
                }
            }
            return all.toString();
        });
    }
}
