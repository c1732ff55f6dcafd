package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.kpi.Basis;
import dev.plumbline.metrics.kpi.Figure;
import dev.plumbline.metrics.kpi.Kpi;
import dev.plumbline.metrics.kpi.Readable;
import java.util.Optional;

/**
 * A figure in a table.
 *
 * @param n what it rests on; empty where the value is that itself
 * @param interval of a share of surveys: its 95 % interval
 * @param address of the conversations behind it
 * @param few whether that is so little that the figure is a guess
 */
record Cell(String value, String n, Optional<String> interval, Address address, boolean few) {
    /** Below this a figure is shown as less sure. */
    static final int FEW = 10;

    static Cell of(Kpi<?> kpi, Figure figure, Address address) {
        var isCount = kpi.unit() == Kpi.Unit.COUNT;
        return new Cell(
                Readable.of(kpi.unit(), figure.value()),
                isCount ? "" : Readable.count(figure.n()),
                isOfSurveys(kpi) ? ReviewWords.interval(figure) : Optional.empty(),
                address,
                !isCount && figure.n() < FEW);
    }

    /** Few answer a survey: nobody is to read its figure without how sure it is. */
    private static boolean isOfSurveys(Kpi<?> kpi) {
        return kpi.basis() == Basis.ANSWERED || kpi.basis() == Basis.SENT;
    }
}
