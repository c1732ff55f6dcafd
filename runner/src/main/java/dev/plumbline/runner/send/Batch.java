package dev.plumbline.runner.send;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** A few lines of a file, and where in the file each stands. */
record Batch(List<String> lines, List<Long> numbers) {
    private static final int MOST_LINES = 2_000;
    private static final int MOST_CHARACTERS = 1_000_000;

    /** Cuts a file of any length into batches; blank lines are no events. */
    static final class Cutter {
        private final Iterator<String> lines;
        private long number;

        Cutter(Iterator<String> lines) {
            this.lines = lines;
        }

        /** The next batch; empty at the end. */
        Batch next() {
            var batch = new Batch(new ArrayList<>(), new ArrayList<>());
            int characters = 0;
            while (lines.hasNext() && batch.lines.size() < MOST_LINES && characters < MOST_CHARACTERS) {
                String line = lines.next();
                number++;
                if (!line.isBlank()) {
                    batch.lines.add(line);
                    batch.numbers.add(number);
                    characters += line.length();
                }
            }
            return batch;
        }
    }

    boolean isEmpty() {
        return lines.isEmpty();
    }

    int size() {
        return lines.size();
    }

    /** What is left from this event on. */
    Batch from(int index) {
        return new Batch(lines.subList(index, size()), numbers.subList(index, size()));
    }

    String body() {
        return String.join("\n", lines) + "\n";
    }

    /** The line in the file of the event that the answer calls by its index. */
    long lineOf(int index) {
        return index >= 0 && index < numbers.size() ? numbers.get(index) : 0;
    }
}
