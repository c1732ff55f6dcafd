package dev.plumbline.metrics.dashboard;

import dev.plumbline.contract.Tenant;
import dev.plumbline.metrics.fact.Labels;
import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Figures;
import dev.plumbline.metrics.kpi.Figures.Part;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the rows behind a figure, under the figure that they make. */
@ApplicationScoped
class ListEvidence {
    private static final int ROWS = 50;

    private final Figures figures;

    ListEvidence(Figures figures) {
        this.figures = figures;
    }

    EvidenceList of(Tenant tenant, Kpi<?> kpi, Part part, Slice slice, Optional<String> cursor, Instant now) {
        var selection = kpi.select();
        var query = slice.whole(now);
        var figure = figures.answer(tenant.id(), List.of(selection), query)
                .getFirst()
                .total()
                .getFirst()
                .figure();
        var page = figures.evidence(tenant.id(), selection, query, part, cursor, ROWS);
        var here = EvidenceList.address(kpi.key(), part, slice);
        return new EvidenceList(
                tenant.name(),
                kpi.name(),
                kpi.question(),
                kpi.formula(),
                Readable.of(kpi.unit(), figure.value()),
                kpi.unit() == Kpi.Unit.COUNT ? "" : "of " + Readable.count(figure.n(), noun(kpi)),
                slice.period(),
                slice.calendar().zone().getId(),
                Controls.filters(slice, Address.CONVERSATIONS.with("kpi", kpi.key())),
                parts(kpi, figure, part, slice),
                valueName(kpi),
                page.rows().stream().map(it -> row(kpi, it, slice.calendar())).toList(),
                cursor.map(ignored -> here),
                page.next().map(it -> here.with("cursor", it)),
                slice.with(Dimension.PATH, List.of()).on(Address.START));
    }

    private static List<EvidenceList.Part> parts(Kpi<?> kpi, Figure figure, Part chosen, Slice slice) {
        var parts = new ArrayList<EvidenceList.Part>();
        switch (kpi.unit()) {
            case SHARE -> {
                parts.add(part(kpi, Part.DENOMINATOR, "All", figure.part("denominator"), chosen, slice));
                parts.add(part(kpi, Part.NUMERATOR, "Counted", figure.part("numerator"), chosen, slice));
                parts.add(part(
                        kpi,
                        Part.MISSED,
                        "Not counted",
                        figure.part("denominator")
                                .map(all -> all - figure.part("numerator").orElse(0.0)),
                        chosen,
                        slice));
            }
            case SECONDS, SCORE -> {
                parts.add(part(kpi, Part.DENOMINATOR, "With a value", Optional.of((double) figure.n()), chosen, slice));
                parts.add(part(kpi, Part.MISSED, "Without", Optional.empty(), chosen, slice));
            }
            case COUNT, POINTS, CURRENCY -> {
                // All of them count: there is nothing to choose.
            }
        }
        return parts;
    }

    private static EvidenceList.Part part(
            Kpi<?> kpi, Part part, String name, Optional<Double> count, Part chosen, Slice slice) {
        return new EvidenceList.Part(
                name,
                count.map(it -> Readable.count(Math.round(it))).orElse(""),
                EvidenceList.address(kpi.key(), part, slice),
                part == chosen);
    }

    private static EvidenceList.Row row(Kpi<?> kpi, Figures.Evidence evidence, Calendar calendar) {
        var dimensions = evidence.dimensions();
        return new EvidenceList.Row(
                calendar.day(evidence.at()),
                calendar.time(evidence.at()),
                evidence.at().toString(),
                evidence.conversationId().orElse(evidence.id()),
                evidence.conversationId().map(Address::ofConversation),
                Lane.of(dimensions.get(Dimension.PATH)),
                shown(dimensions.get(Dimension.CATEGORY)),
                shown(dimensions.get(Dimension.CHANNEL)),
                dimensions.getOrDefault(Dimension.AGENT, Labels.UNKNOWN).equals(Labels.UNKNOWN)
                        ? Readable.NOTHING
                        : dimensions.get(Dimension.AGENT),
                evidence.value().map(it -> value(kpi, it)),
                evidence.comment());
    }

    private static String shown(String value) {
        return value == null || value.equals(Labels.UNKNOWN) ? Readable.NOTHING : Words.of(value);
    }

    private static boolean isOfSurveys(Kpi<?> kpi) {
        return kpi.basis() == Basis.ANSWERED || kpi.basis() == Basis.SENT;
    }

    private static Optional<String> valueName(Kpi<?> kpi) {
        if (isOfSurveys(kpi)) {
            return Optional.of("Score");
        }
        return switch (kpi.unit()) {
            case SECONDS -> Optional.of("Time");
            case SCORE -> Optional.of("Score");
            case COUNT, SHARE, POINTS, CURRENCY -> Optional.empty();
        };
    }

    private static String value(Kpi<?> kpi, double value) {
        return isOfSurveys(kpi) ? Readable.count(Math.round(value)) : Readable.of(kpi.unit(), value);
    }

    private static String noun(Kpi<?> kpi) {
        if (kpi.basis() == Basis.ANSWERED) {
            return "answer";
        }
        if (kpi.basis() == Basis.REVIEWED) {
            return "review";
        }
        if (kpi.isOfCustomers()) {
            return "customer";
        }
        return kpi.basis() == Basis.SENT ? "survey" : "conversation";
    }
}
