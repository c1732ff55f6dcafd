package dev.plumbline.metrics.db;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plumbline.contract.CloudEventJson;
import dev.plumbline.contract.ContractJson;
import dev.plumbline.contract.CustomerErased;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.kit.db.TenantTransaction;
import dev.plumbline.kit.messaging.KafkaClients;
import dev.plumbline.kit.messaging.Received;
import dev.plumbline.kit.security.TenantRegistry;
import dev.plumbline.metrics.kpi.Answer;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.RandomSupport;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("A customer who is erased")
class CustomerErasureTest {
    private static final List<String> ERASED = List.of("cust-0", "cust-2");
    private static final Instant ARRIVAL = RandomSupport.START.plus(Duration.ofDays(60));
    private static final Instant ERASURE = ARRIVAL.plus(Duration.ofDays(1));
    private static final Instant AFTERWARDS = ERASURE.plus(Duration.ofDays(1));

    @Inject
    Projection projection;

    @Inject
    Erasing erasing;

    @Inject
    TenantTransaction transactions;

    @Inject
    SqlCustomers customers;

    @Inject
    Figures figures;

    @Inject
    TenantRegistry registry;

    @Inject
    KafkaClients kafka;

    @BeforeEach
    void know_the_tenants() {
        await().until(registry::isLoaded);
    }

    /** Questions and their answers, rounded to what sums in another order may differ by. */
    private record Asked(List<Kpi.Selection<?>> selections, Query query) {}

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16})
    void changes_no_figure_and_leaves_no_trace(long seed) throws Exception {
        // Given
        var tenant = "erasure-" + seed;
        var random = new RandomSupport(seed);
        var events = random.events(400);
        var questions = questions(random);
        take(tenant, events, ARRIVAL, seed);
        var before = answers(tenant, questions);
        assertThat(stored(tenant)).contains(ERASED);

        // When
        ERASED.forEach(customer -> erase(tenant, customer, ERASURE));

        // Then
        assertThat(answers(tenant, questions)).isEqualTo(before);
        assertThat(stored(tenant)).doesNotContain(ERASED);

        // When all of it is sent again
        take(tenant, events, AFTERWARDS, seed + 1);

        // Then
        assertThat(answers(tenant, questions)).isEqualTo(before);
        assertThat(stored(tenant)).doesNotContain(ERASED);
        assertThat(rejected(tenant)).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24, 25, 26})
    void stays_erased_when_what_was_accepted_before_is_worked_after(long seed) throws Exception {
        // Given
        var tenant = "late-" + seed;
        var unharmed = "all-" + seed;
        var random = new RandomSupport(seed);
        var events = random.events(400);
        var questions = questions(random);
        take(unharmed, events, ARRIVAL, seed);
        Collections.shuffle(events, new Random(seed));

        // When
        take(tenant, events.subList(0, 150), ARRIVAL, seed);
        ERASED.forEach(customer -> erase(tenant, customer, ERASURE));
        take(tenant, events.subList(150, 400), ARRIVAL, seed);

        // Then
        assertThat(answers(tenant, questions)).isEqualTo(answers(unharmed, questions));
        assertThat(stored(tenant)).doesNotContain(ERASED);
    }

    @Test
    void leaves_the_counted_conversation_without_what_was_said() throws Exception {
        var tenant = "said";
        take(tenant, told("cust-ann", "c1"), ARRIVAL, 1);
        assertThat(stored(tenant)).contains("cust-ann", "Where is it", "Ann Meyer", "never again", "she wept");

        erase(tenant, "cust-ann", ERASURE);

        var left = stored(tenant);
        assertThat(left)
                .doesNotContain("cust-ann", "Where is it", "Ann Meyer", "never again", "she wept", "order-7", "trace-7")
                .contains("billing", "agent-7", "plan-x", pseudonym("cust-ann"));
    }

    @Test
    void is_a_new_relation_when_they_come_back() throws Exception {
        var tenant = "returns";
        take(tenant, told("cust-ann", "c1"), ARRIVAL, 1);
        erase(tenant, "cust-ann", ERASURE);

        var back = ERASURE.plusSeconds(60);
        take(
                tenant,
                List.of(
                        event(
                                "conversation.opened",
                                "again",
                                "c2",
                                back,
                                "{\"customerId\": \"cust-ann\", \"channel\": \"chat\", \"category\": \"billing\", \"subjectLine\": \"It is me\"}")),
                back,
                1);

        assertThat(stored(tenant)).contains("It is me").doesNotContain("Where is it");
        assertThat(customers.find(tenant, "cust-ann").orElseThrow().traces().firstSeen())
                .isEqualTo(back);
        assertThat(customers
                        .find(tenant, pseudonym("cust-ann"))
                        .orElseThrow()
                        .traces()
                        .firstSeen())
                .isBefore(ARRIVAL);

        // When they ask again
        erase(tenant, "cust-ann", back.plusSeconds(60));

        // Then
        assertThat(stored(tenant)).doesNotContain("It is me");
        assertThat(customers.find(tenant, "cust-ann")).isEmpty();
    }

    @Test
    void is_one_tenants_own() throws Exception {
        take("here", told("cust-ann", "c1"), ARRIVAL, 1);
        take("there", told("cust-ann", "c1"), ARRIVAL, 1);

        erase("here", "cust-ann", ERASURE);

        assertThat(stored("there")).contains("Where is it", "Ann Meyer");
    }

    @Test
    void takes_with_them_the_words_of_a_conversation_that_turns_out_to_be_theirs() throws Exception {
        var tenant = "turns-out";
        var events = told("cust-ann", "c1");
        erase(tenant, "cust-ann", ERASURE);

        // The message first, when nobody knows yet whose it is.
        for (var event : events.reversed()) {
            take(tenant, List.of(event), ARRIVAL, 1);
        }

        assertThat(stored(tenant)).doesNotContain("cust-ann", "Where is it", "Ann Meyer", "never again", "she wept");
    }

    private static List<SupportEvent> told(String customer, String conversation) {
        var at = RandomSupport.START;
        return List.of(
                event(
                        "customer.updated",
                        "u",
                        customer,
                        at,
                        "{\"email\": \"Ann Meyer <ann@example.com>\", \"planTier\": \"plan-x\", \"locale\": \"de\", \"nick\": \"annie\"}"),
                event(
                        "conversation.opened",
                        "o",
                        conversation,
                        at,
                        "{\"customerId\": \"" + customer
                                + "\", \"channel\": \"chat\", \"category\": \"billing\", \"subjectLine\": \"Where is it, asks Ann Meyer\"}"),
                event(
                        "conversation.message",
                        "m",
                        conversation,
                        at.plusSeconds(5),
                        "{\"author\": \"customer\", \"text\": \"Where is it?\", \"ip\": \"trace-7\"}"),
                event(
                        "conversation.resolved",
                        "r",
                        conversation,
                        at.plusSeconds(60),
                        "{\"by\": \"human\", \"agentId\": \"agent-7\"}"),
                event(
                        "conversation.reviewed",
                        "q",
                        conversation,
                        at.plusSeconds(70),
                        "{\"reviewerId\": \"agent-9\", \"reviewed\": \"human\", \"scores\": {\"tone\": 50}, \"note\": \"she wept\"}"),
                event(
                        "survey.sent",
                        "s",
                        conversation,
                        at.plusSeconds(80),
                        "{\"surveyId\": \"s1\", \"kind\": \"csat\"}"),
                event(
                        "survey.answered",
                        "a",
                        conversation,
                        at.plusSeconds(90),
                        "{\"surveyId\": \"s1\", \"kind\": \"csat\", \"score\": 1, \"comment\": \"never again\"}"),
                event(
                        "survey.answered",
                        "n",
                        customer,
                        at.plusSeconds(90),
                        "{\"surveyId\": \"s2\", \"kind\": \"nps\", \"score\": 1, \"comment\": \"never again\"}"),
                event(
                        "commerce.recorded",
                        "k",
                        customer,
                        at.plusSeconds(90),
                        "{\"kind\": \"order\", \"orderId\": \"order-7\"}"),
                event(
                        "knowledge.used",
                        "h",
                        "session-1",
                        at,
                        "{\"articleId\": \"article-1\", \"customerId\": \"" + customer + "\"}"));
    }

    private static SupportEvent event(String type, String id, String subject, Instant time, String data) {
        try {
            return EventReader.read(
                    CloudEventJson.read(ContractJson.mapper().readTree("""
                    {"specversion": "1.0", "id": "%s", "source": "/desk", "type": "%s", "subject": "%s", "time": "%s",
                     "traceparent": "trace-7", "data": %s}""".formatted(id, type, subject, time, data))));
        } catch (java.io.IOException | dev.plumbline.contract.InvalidEventException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static String pseudonym(String customer) {
        return "erased-" + Integer.toHexString(customer.hashCode());
    }

    private void erase(String tenant, String customer, Instant at) {
        transactions.acrossTenants(connection -> {
            erasing.handle(connection, List.of(new CustomerErased(tenant, customer, pseudonym(customer), at)));
            return null;
        });
    }

    private void take(String tenant, List<SupportEvent> events, Instant arrival, long seed) {
        var random = new Random(seed);
        for (var start = 0; start < events.size(); ) {
            var end = Math.min(events.size(), start + 1 + random.nextInt(80));
            var batch = events.subList(start, end).stream()
                    .map(it -> new Received(tenant, it, EventReader.write(it), arrival))
                    .toList();
            transactions.acrossTenants(connection -> {
                projection.handle(connection, batch);
                return null;
            });
            start = end;
        }
    }

    private static List<Asked> questions(RandomSupport random) {
        var questions = new ArrayList<Asked>();
        for (var kpi : Catalog.all()) {
            for (var number = 0; number < 3; number++) {
                questions.add(new Asked(List.of(kpi.select()), random.query(kpi)));
            }
        }
        return questions;
    }

    private List<String> answers(String tenant, List<Asked> questions) {
        return questions.stream()
                .flatMap(it -> figures.answer(tenant, it.selections(), it.query()).stream())
                .map(CustomerErasureTest::rounded)
                .toList();
    }

    private static String rounded(Answer answer) {
        return answer.kpi().key() + " of " + answer.query() + "\n"
                + Stream.concat(answer.rows().stream(), answer.total().stream())
                        .map(line -> line.bucket() + " " + line.group() + " "
                                + line.figure().n() + " "
                                + rounded(line.figure().value()) + " "
                                + rounded(line.figure().parts()))
                        .collect(joining("\n"));
    }

    private static Map<String, String> rounded(Map<String, Optional<Double>> parts) {
        var rounded = new TreeMap<String, String>();
        parts.forEach((name, value) -> rounded.put(name, rounded(value)));
        return rounded;
    }

    private static String rounded(Optional<Double> value) {
        return value.map("%.9g"::formatted).orElse("-");
    }

    /** All that the database holds of a tenant. */
    private String stored(String tenant) {
        return transactions.in(tenant, connection -> {
            var all = new StringBuilder();
            for (var table : List.of(
                    "event",
                    "customer",
                    "customer_health",
                    "contact",
                    "survey",
                    "review",
                    "erasure",
                    "snapshot",
                    "rebuild",
                    "outbox")) {
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

    private long rejected(String tenant) {
        try (var consumer = kafka.consumer(Map.of())) {
            var partitions = consumer.partitionsFor(Topics.SUPPORT_REJECTED).stream()
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var found = 0L;
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (var message : consumer.poll(Duration.ofMillis(200))) {
                    found += new String(message.value(), StandardCharsets.UTF_8).contains("\"" + tenant + "\"") ? 1 : 0;
                }
            }
            return found;
        }
    }
}
