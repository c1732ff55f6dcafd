package dev.plumbline.runner.demo;

import static java.time.ZoneOffset.UTC;

import dev.plumbline.contract.CostRecorded;
import dev.plumbline.contract.CostRecorded.Kind;
import dev.plumbline.contract.Header;
import dev.plumbline.contract.Money;
import dev.plumbline.contract.SupportEvent;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What support costs, month by month: known from a month's first day on, in full. */
final class Ledger {
    private static final Map<Kind, Integer> DOLLARS_PER_MONTH = new EnumMap<>(Map.of(
            Kind.LABOR, 52_800,
            Kind.SOFTWARE, 6_400,
            Kind.TRAINING, 1_500,
            Kind.OVERHEAD, 7_200,
            Kind.AI, 4_900));

    private final Story story;

    Ledger(Story story) {
        this.story = story;
    }

    List<SupportEvent> costs() {
        var costs = new ArrayList<SupportEvent>();
        var last = YearMonth.from(story.end().atOffset(UTC));
        for (var month = YearMonth.from(story.start().atOffset(UTC));
                !month.isAfter(last);
                month = month.plusMonths(1)) {
            for (var cost : DOLLARS_PER_MONTH.entrySet()) {
                costs.add(cost(month, cost.getKey(), cost.getValue()));
            }
        }
        return costs;
    }

    private CostRecorded cost(YearMonth month, Kind kind, int dollars) {
        var from = month.atDay(1);
        var booked = from.atStartOfDay(UTC).toInstant();
        var id = "cost-" + month + "-" + kind.name().toLowerCase(Locale.ROOT);
        return new CostRecorded(
                Header.of("/finance/ledger", id, booked.isBefore(story.start()) ? story.start() : booked, null),
                kind,
                new Money(BigDecimal.valueOf(dollars), DemoData.CURRENCY),
                from,
                month.plusMonths(1).atDay(1));
    }
}
