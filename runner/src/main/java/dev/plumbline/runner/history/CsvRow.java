package dev.plumbline.runner.history;

import dev.plumbline.contract.CloudEvent;
import dev.plumbline.contract.EventReader;
import dev.plumbline.contract.InvalidEventException;
import dev.plumbline.contract.Rfc3339;
import dev.plumbline.contract.SupportEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A row of a CSV file; notes what is wrong with it, each under its column. */
final class CsvRow {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd['T'][' ']HH:mm[:ss]");

    private final CsvTable table;
    private final List<String> cells;
    private final Optional<ZoneId> zone;
    private final List<Understood.Fault> faults = new ArrayList<>();

    CsvRow(CsvTable table, List<String> cells, Optional<ZoneId> zone) {
        this.table = table;
        this.cells = cells;
        this.zone = zone;
        if (cells.size() != table.size()) {
            faults.add(
                    new Understood.Fault("", "has %d cells, the header has %d".formatted(cells.size(), table.size())));
        }
    }

    /** What stands in a column; empty when it is blank, or there is no such column. */
    Optional<String> text(String column) {
        return table.position(column)
                .filter(position -> position < cells.size())
                .map(position -> Texts.keepable(cells.get(position).strip()))
                .filter(it -> !it.isEmpty());
    }

    String requiredText(String column) {
        return text(column).orElseGet(() -> {
            fault(column, "is required");
            return "";
        });
    }

    Optional<Instant> time(String column) {
        return text(column).flatMap(text -> {
            try {
                return Optional.of(text.matches(".*([Zz]|[+-]\\d\\d:\\d\\d)") ? Rfc3339.parse(text) : local(text));
            } catch (DateTimeException noTime) {
                fault(
                        column,
                        "must be a time such as 2026-02-01T09:30:00Z, with an offset or, with --zone, without one; is "
                                + text);
                return Optional.empty();
            }
        });
    }

    Optional<Instant> requiredTime(String column) {
        if (text(column).isEmpty()) {
            fault(column, "is required");
        }
        return time(column);
    }

    private Instant local(String text) {
        var place = zone.orElseThrow(() -> new DateTimeException("no zone"));
        return text.length() == 10
                ? LocalDate.parse(text).atStartOfDay(place).toInstant()
                : LocalDateTime.parse(text, LOCAL).atZone(place).toInstant();
    }

    void fault(String column, String detail) {
        faults.add(new Understood.Fault(table.place(column), detail));
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    List<Understood.Fault> faults() {
        return List.copyOf(faults);
    }

    /**
     * The event, held against the contract; what breaks it is noted under the column that it comes from.
     *
     * @param columnOf the column of a JSON pointer's last names, such as {@code score} or {@code scores/tone}
     */
    Optional<SupportEvent> event(CloudEvent event, Function<String, String> columnOf) {
        try {
            return Optional.of(EventReader.read(event));
        } catch (InvalidEventException invalid) {
            invalid.violations().forEach(violation -> {
                var field = violation.pointer().replaceFirst("^/(data/)?", "");
                fault(columnOf.apply(field), violation.detail());
            });
            return Optional.empty();
        }
    }
}
