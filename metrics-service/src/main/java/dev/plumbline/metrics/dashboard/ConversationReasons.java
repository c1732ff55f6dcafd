package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.explain.Counted;
import dev.plumbline.metrics.explain.Explanation;
import dev.plumbline.metrics.explain.Explanations;
import dev.plumbline.metrics.explain.Field;
import dev.plumbline.metrics.fact.ConversationDetail;
import dev.plumbline.metrics.kpi.Figures;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What the figures make of a conversation and why, as its page shows it: what tells most first.
 *
 * @param first the few facts that one wants to know
 * @param others all other derived fields
 * @param counts what each figure makes of it, in the groups counted, not counted, not asked
 */
record ConversationReasons(List<Reason> first, List<Reason> others, List<Counts> counts) {
    /** Worth a line of their own whatever they hold. */
    private static final Set<Field> ALWAYS = EnumSet.of(Field.PATH, Field.RESOLVED, Field.FIRST_RESPONSE_AT);

    /** Worth one when there is something to tell. */
    private static final Set<Field> WHEN_TELLING = EnumSet.of(
            Field.REOPENS,
            Field.HANDOFF_WAIT,
            Field.LATE_HANDOFF,
            Field.BLIND_HANDOFF,
            Field.UNNECESSARY_HANDOFF,
            Field.FRUSTRATED_AT,
            Field.MISSED_ESCALATION,
            Field.FORCED_CONTAINMENT,
            Field.REPEAT_OF,
            Field.REPEATED_BY);

    /** Figures that make the same of the conversation. */
    record Counts(String name, List<Count> figures) {}

    /**
     * What one figure makes of it.
     *
     * @param address its rows of that day, this conversation among them; empty where it is not among any
     */
    record Count(String name, String why, Optional<Address> address) {}

    static ConversationReasons of(Tenant tenant, ConversationDetail detail) {
        var calendar = new Calendar(tenant.timeZone());
        var first = new ArrayList<Reason>();
        var others = new ArrayList<Reason>();
        for (var explanation : Explanations.of(tenant, detail)) {
            (isFirst(explanation) ? first : others).add(Reason.of(explanation, calendar));
        }
        var counted = Counted.of(tenant, detail);
        counted.stream()
                .filter(it -> it.kpi().key().equals("first_contact_resolution"))
                .forEach(it -> first.add(1, firstContactResolution(it)));
        return new ConversationReasons(
                first,
                others,
                List.of(
                        counts("Counted", counted, Optional.of(Figures.Part.NUMERATOR), tenant.timeZone()),
                        counts("Not counted", counted, Optional.of(Figures.Part.MISSED), tenant.timeZone()),
                        counts("Not asked", counted, Optional.empty(), tenant.timeZone())));
    }

    private static boolean isFirst(Explanation explanation) {
        return ALWAYS.contains(explanation.field())
                || WHEN_TELLING.contains(explanation.field())
                        && explanation.value().isTelling();
    }

    private static Reason firstContactResolution(Counted counted) {
        var counts = counted.part().filter(it -> it == Figures.Part.NUMERATOR).isPresent();
        return new Reason(
                counted.kpi().name(),
                counts ? "Counts" : "Does not count",
                counts ? "good" : "bad",
                counted.because(),
                Optional.empty());
    }

    private static Counts counts(String name, List<Counted> counted, Optional<Figures.Part> part, ZoneId zone) {
        return new Counts(
                name,
                counted.stream()
                        .filter(it -> it.part().equals(part))
                        .map(it -> new Count(
                                it.kpi().name(),
                                it.because(),
                                it.part().flatMap(in -> it.day(zone).map(day -> address(it, in, day)))))
                        .toList());
    }

    private static Address address(Counted counted, Figures.Part part, LocalDate day) {
        return Address.CONVERSATIONS
                .with("kpi", counted.kpi().key())
                .with("in", part.name().toLowerCase(Locale.ROOT))
                .with("from", day.toString())
                .with("to", day.plusDays(1).toString());
    }
}
