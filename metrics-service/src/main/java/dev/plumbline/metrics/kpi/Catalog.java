package dev.plumbline.metrics.kpi;

import dev.plumbline.contract.Spelling;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every KPI there is. To add one is one entry in the file of its group. */
public final class Catalog {
    /** KPIs that are read together. */
    public record Group(String name, List<Kpi<?>> kpis) {}

    private static final List<Group> GROUPS = List.of(
            new Group("Volume and backlog", VolumeKpis.ALL),
            new Group("Speed and work", SpeedKpis.ALL),
            new Group("Outcome", OutcomeKpis.ALL),
            new Group("Automation and deflection", DeflectionKpis.ALL),
            new Group("Handoffs", HandoffKpis.ALL),
            new Group("What customers say", VoiceKpis.ALL),
            new Group("Answers and their quality", AnswerKpis.ALL),
            new Group("Money", MoneyKpis.ALL),
            new Group("Customers", CustomerKpis.ALL));

    private static final Map<String, Kpi<?>> BY_KEY = GROUPS.stream()
            .flatMap(group -> group.kpis().stream())
            .collect(Collectors.toMap(
                    Kpi::key,
                    kpi -> kpi,
                    (one, other) -> {
                        throw new IllegalStateException("Two KPIs are called " + one.key());
                    },
                    LinkedHashMap::new));

    /** Figures that look good and say nothing: offered to nobody, and why. */
    private static final Map<String, String> VANITY = Map.of(
            "total_messages",
            "More messages are neither good nor bad: a bot that loops sends many. Ask resolution_rate or response_time.",
            "bot_uptime",
            "A bot that is up and wrong helps nobody. Ask containment_rate beside csat of ai_only.",
            "number_of_articles",
            "More articles do not mean more answers. Ask answer_usefulness and knowledge_gaps.");

    private Catalog() {}

    public static List<Group> groups() {
        return GROUPS;
    }

    public static List<Kpi<?>> all() {
        return List.copyOf(BY_KEY.values());
    }

    public static Optional<Kpi<?>> named(String key) {
        return Optional.ofNullable(BY_KEY.get(key));
    }

    /** The figures that are no KPIs here, with the reasons. */
    public static Map<String, String> vanity() {
        return VANITY;
    }

    /** Why there is no such KPI, when its name is a vanity figure's. */
    public static Optional<String> vanity(String key) {
        return Optional.ofNullable(VANITY.get(key));
    }

    /** The three keys that look most like a misspelt one. */
    public static List<String> nearest(String key) {
        return BY_KEY.keySet().stream()
                .sorted(Comparator.comparingInt(candidate -> Spelling.distance(key, candidate)))
                .limit(3)
                .toList();
    }
}
