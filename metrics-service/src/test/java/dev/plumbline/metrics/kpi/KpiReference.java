package dev.plumbline.metrics.kpi;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes docs/reference/kpis.md from the catalog. */
final class KpiReference {
    private static final String INTRODUCTION = """
            # KPI reference

            Generated from the catalog (`metrics-service`, package `kpi`); `GET /v1/kpis` answers the same. Do not edit it:
            change the declaration and run

            ```
            ./mvnw -pl metrics-service -am test -Dtest=KpiReferenceTest -Dreference.write=true -Dsurefire.failIfNoSpecifiedTests=false
            ```

            A share is 0..1 and carries its 95 %% Wilson interval. A time is in seconds, its value the median. A rate of nothing is
            `null`, never 0. The *basis* says which moment puts something into a bucket. A KPI's *guards* are to be read beside it,
            because it can be bettered at their cost.

            Where nothing else is said, a KPI is grouped and filtered by
            %s,
            and filtered by `tag`. KPIs of customers take the customer's own only:
            %s.
            """;

    private KpiReference() {}

    static String markdown() {
        var text = new StringBuilder(
                INTRODUCTION.formatted(keys(List.of(Dimension.values())), keys(List.copyOf(Dimension.OF_CUSTOMERS))));
        for (var group : Catalog.groups()) {
            text.append("\n## ").append(group.name()).append('\n');
            group.kpis().forEach(kpi -> describe(kpi, text));
        }
        text.append("\n## Offered to nobody\n\n");
        Catalog.vanity().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(it -> text.append("- `%s`: %s\n".formatted(it.getKey(), it.getValue())));
        return text.toString();
    }

    private static void describe(Kpi<?> kpi, StringBuilder text) {
        text.append("\n### `%s`\n\n**%s**\n\n".formatted(kpi.key(), kpi.question()));
        text.append("- is: %s\n".formatted(kpi.formula()));
        text.append("- %s, in %s, %s; looked at %s\n"
                .formatted(
                        Words.of(kpi.tier()),
                        Words.of(kpi.unit()),
                        better(kpi),
                        Words.of(kpi.tier().frequency())));
        text.append("- basis: %s; from %s\n".formatted(kpi.basis().name(), kpi.source()));
        if (!kpi.guardedBy().isEmpty()) {
            text.append("- guarded by %s\n".formatted(code(kpi.guardedBy())));
        }
        kpi.parameters()
                .forEach((name, picks) -> text.append("- `%s` picks one of %s\n"
                        .formatted(name, code(picks.stream().map(Pick::word).toList()))));
        kpi.facets()
                .forEach((facet, division) -> text.append("- also grouped and filtered by `%s`%s\n"
                        .formatted(facet.key(), division.words().isEmpty() ? "" : ": " + code(division.words()))));
        if (kpi.isOfCustomers()) {
            text.append("- of customers\n");
        }
        text.append("\n*Where it misleads.* %s\n".formatted(kpi.misleads()));
    }

    private static String better(Kpi<?> kpi) {
        return switch (kpi.better()) {
            case UP -> "higher is better";
            case DOWN -> "lower is better";
            case NONE -> "neither way is better";
        };
    }

    private static String keys(List<Dimension> dimensions) {
        return code(dimensions.stream().map(Dimension::key).toList());
    }

    private static String code(List<String> words) {
        return words.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
}
