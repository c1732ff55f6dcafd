package dev.plumbline.metrics.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Channel;
import dev.plumbline.contract.ConversationEvent;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.KpiSnapshot;
import dev.plumbline.contract.SupportEvent;
import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.kpi.Catalog;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.InMemory;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Query;
import dev.plumbline.metrics.kpi.RandomSupport;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The snapshots of a tenant")
class SnapshotsTest {
    private static final Instant UNTIL = RandomSupport.START.plus(Duration.ofDays(10));

    @Test
    void are_the_figures_of_their_windows_of_all_and_by_path_category_and_channel() {
        var interpreter = InMemory.of(new RandomSupport(3).events(600), Tenant.named("random", "Random", List.of()));
        var snapshots = Snapshots.of("acme", UNTIL, interpreter::answer);

        for (var kpi : Catalog.all()) {
            var told = snapshots.values().stream()
                    .filter(it -> it.kpi().equals(kpi.key()))
                    .toList();
            if (kpi.isOfCustomers()) {
                assertThat(told).as(kpi.key()).isEmpty();
                continue;
            }
            var from = UNTIL.minus(kpi.tier() == Kpi.Tier.OPERATIONAL ? Duration.ofDays(1) : Duration.ofDays(7));
            var expected = new TreeMap<String, String>();
            for (var by : List.of(
                    List.<Dimension>of(),
                    List.of(Dimension.PATH),
                    List.of(Dimension.CATEGORY),
                    List.of(Dimension.CHANNEL))) {
                var query = new Query(from, UNTIL, Optional.empty(), by, Map.of(), List.of(), ZoneOffset.UTC, UNTIL);
                for (var line : interpreter
                        .answer(List.of(kpi.select()), query)
                        .getFirst()
                        .total()) {
                    var group = new TreeMap<String, String>();
                    line.group().forEach((axis, word) -> group.put(axis.key(), word));
                    expected.put(
                            group.toString(),
                            line.figure().value() + " of " + line.figure().n());
                }
            }
            var actual = new TreeMap<String, String>();
            told.forEach(it -> actual.put(new TreeMap<>(it.group()).toString(), it.value() + " of " + it.n()));
            assertThat(actual).as(kpi.key()).isEqualTo(expected);
            assertThat(told).allMatch(it -> it.from().equals(from) && it.to().equals(UNTIL));
        }
    }

    @Test
    void are_of_the_largest_groups_only() {
        // Category 0 has one conversation, category 1 two, and so on.
        var events = new ArrayList<SupportEvent>();
        for (var category = 0; category < 30; category++) {
            for (var number = 0; number <= category; number++) {
                events.add(opened("c-" + category + "-" + number, "category-" + category));
            }
        }

        var volumes = of(events).values().stream()
                .filter(it -> it.kpi().equals("conversation_volume"))
                .filter(it -> it.group().containsKey("category"))
                .toList();

        assertThat(volumes)
                .hasSize(20)
                .allMatch(it -> it.n() > 10)
                .extracting(KpiSnapshot::key)
                .contains("acme|conversation_volume|category=category-29")
                .doesNotContain("acme|conversation_volume|category=category-9");
    }

    private static SortedMap<String, KpiSnapshot> of(List<SupportEvent> events) {
        var interpreter = InMemory.of(events, Tenant.named("random", "Random", List.of()));
        return Snapshots.of("acme", UNTIL, interpreter::answer);
    }

    private static SupportEvent opened(String conversation, String category) {
        var labels = new ConversationEvent.Labels(
                Optional.of(category),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ConversationEvent.Opened(
                Header.of("/test", conversation, UNTIL.minusSeconds(60), conversation),
                Optional.empty(),
                Channel.CHAT,
                labels,
                Optional.empty(),
                Optional.empty());
    }
}
