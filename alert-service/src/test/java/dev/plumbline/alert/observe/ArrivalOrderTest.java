package dev.plumbline.alert.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.alert.Events;
import dev.plumbline.alert.lifecycle.Alert;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.kit.messaging.Received;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

@Label("Alerts and the order in which events arrive")
class ArrivalOrderTest {
    private static final Instant START = Instant.parse("2026-02-02T09:00:00Z");
    private static final String TENANT = "acme";

    @Property(tries = 2000)
    @Label("Any order, duplication and batching gives the same alerts")
    void any_order_duplication_and_batching_gives_the_same_alerts(
            @ForAll("histories") List<Received> history, @ForAll Random random) {
        var once = new InMemory();
        once.take(history);

        var otherwise = new InMemory();
        for (var batch : disordered(history, random)) {
            otherwise.take(batch);
        }

        assertThat(essence(otherwise)).isEqualTo(essence(once));
    }

    /** Everything but when we came to know it, and in how many steps. */
    private static Map<String, List<Object>> essence(InMemory world) {
        var essence = new TreeMap<String, List<Object>>();
        world.alerts().forEach((key, alert) -> essence.put(key, essence(alert)));
        return essence;
    }

    private static List<Object> essence(Alert alert) {
        return List.of(
                alert.id(),
                alert.stateName(),
                alert.title(),
                alert.summary(),
                alert.startedAt(),
                alert.customerId(),
                alert.evidence());
    }

    private static List<List<Received>> disordered(List<Received> history, Random random) {
        var events = new ArrayList<>(history);
        history.stream().filter(event -> random.nextInt(3) == 0).forEach(events::add);
        Collections.shuffle(events, random);
        var batches = new ArrayList<List<Received>>();
        for (var from = 0; from < events.size(); ) {
            var to = Math.min(events.size(), from + 1 + random.nextInt(5));
            batches.add(events.subList(from, to));
            from = to;
        }
        return batches;
    }

    /** Few ids and few moments, so that everything meets everything; contradictions included. */
    @Provide
    Arbitrary<List<Received>> histories() {
        var ids = new AtomicInteger();
        var customers = Arbitraries.of("cust-1", "cust-2");
        var maybeCustomers = customers.injectNull(0.3);
        var conversations = Arbitraries.of("conv-1", "conv-2");
        var times = Arbitraries.integers().between(0, 4).map(START::plusSeconds);
        Arbitrary<SupportEvent> openings = Combinators.combine(times, conversations, maybeCustomers)
                .as((time, conversation, customer) -> Events.opened(next(ids), time, conversation, customer));
        Arbitrary<SupportEvent> profiles = Combinators.combine(times, customers, Arbitraries.of(true, true, false))
                .as((time, customer, vip) -> Events.vip(next(ids), time, customer, vip));
        Arbitrary<SupportEvent> answers = Combinators.combine(
                        times,
                        conversations,
                        Arbitraries.of("s-1", "s-2"),
                        Arbitraries.of(SurveyKind.CSAT, SurveyKind.CSAT, SurveyKind.CES),
                        Arbitraries.integers().between(1, 5),
                        maybeCustomers)
                .as((time, conversation, survey, kind, score, customer) ->
                        Events.answered(next(ids), time, conversation, survey, kind, score, null, customer));
        return Combinators.combine(
                        Arbitraries.oneOf(openings, profiles, answers, answers), Arbitraries.of(true, true, false))
                .as((event, fresh) -> fresh ? Events.fresh(TENANT, event) : Events.stale(TENANT, event))
                .list()
                .ofMaxSize(12);
    }

    private static String next(AtomicInteger ids) {
        return "e" + ids.incrementAndGet();
    }
}
