package dev.plumbline.runner.history;

import dev.plumbline.contract.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The columns of a CSV file. Capitals, underscores, dashes and spaces make no difference: {@code customerId},
 * {@code customer_id} and {@code Customer ID} are one column.
 */
final class CsvTable {
    private final List<String> header;
    private final Map<String, Integer> positions = new HashMap<>();

    CsvTable(List<String> header) {
        this.header = List.copyOf(header);
        for (var index = 0; index < header.size(); index++) {
            positions.putIfAbsent(plain(header.get(index)), index);
        }
    }

    static String plain(String name) {
        return name.replaceAll("[\\s_-]", "").toLowerCase(Locale.ROOT);
    }

    boolean has(String column) {
        return positions.containsKey(plain(column));
    }

    /** The columns' names without what makes no difference, in their order. */
    List<String> names() {
        return header.stream().map(CsvTable::plain).toList();
    }

    Optional<Integer> position(String column) {
        return Optional.ofNullable(positions.get(plain(column)));
    }

    /** How a column is called in a message: its number from 1 and its name in the file. */
    String place(int position) {
        return "column %d (%s)".formatted(position + 1, header.get(position));
    }

    String place(String column) {
        return position(column).map(this::place).orElse(column);
    }

    /** What is wrong with the header: columns that are unknown or stand twice. */
    List<Understood.Fault> faults(Collection<String> known) {
        var faults = new ArrayList<Understood.Fault>();
        var names = names();
        for (var index = 0; index < names.size(); index++) {
            var name = names.get(index);
            if (names.indexOf(name) < index) {
                faults.add(new Understood.Fault(place(index), "stands twice"));
            } else if (known.stream().noneMatch(it -> plain(it).equals(name))) {
                var nearest = known.stream()
                        .min(Comparator.comparingInt(it -> Spelling.distance(name, plain(it))))
                        .orElseThrow();
                faults.add(new Understood.Fault(place(index), "is no column that we know; the nearest is " + nearest));
            }
        }
        return faults;
    }

    int size() {
        return header.size();
    }
}
