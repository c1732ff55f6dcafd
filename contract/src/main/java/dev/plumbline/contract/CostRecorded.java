package dev.plumbline.contract;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What support cost, spread evenly over the seconds of a span. It has no subject.
 *
 * @param money the amount is not negative
 * @param from first day of the span, from midnight UTC
 * @param to the day after its last
 */
public record CostRecorded(Header header, Kind kind, Money money, LocalDate from, LocalDate to)
        implements SupportEvent {

    /** What the money went into; it decides how the cost is divided among conversations. */
    public enum Kind {
        LABOR,
        SOFTWARE,
        TRAINING,
        OVERHEAD,
        AI
    }

    static CostRecorded read(Header header, DataReader in) {
        var kind = in.requiredWord("kind", Kind.class);
        var money = in.requiredMoney("amount", "currency");
        if (money != null && money.amount() != null && money.amount().signum() < 0) {
            in.reject("amount", "must not be negative");
        }
        var from = in.requiredDate("from");
        var to = in.requiredDate("to");
        if (from != null && to != null && !from.isBefore(to)) {
            in.reject("to", "must be after 'from' (the last day is 'to' - 1)");
        }
        return new CostRecorded(header, kind, money, from, to);
    }

    @Override
    public void write(DataWriter out) {
        out.word("kind", Optional.of(kind))
                .money("amount", "currency", Optional.of(money))
                .text("from", Optional.of(from.toString()))
                .text("to", Optional.of(to.toString()));
    }
}
