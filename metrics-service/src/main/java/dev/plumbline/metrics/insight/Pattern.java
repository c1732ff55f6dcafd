package dev.plumbline.metrics.insight;

import dev.plumbline.metrics.kpi.Dimension;
import dev.plumbline.metrics.kpi.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A warning that the field knows: figures that tell something together which each of them hides. It is this declaration
 * and nothing else.
 *
 * @param means what it may mean; it is a suspicion, never a finding
 * @param question what to ask next
 * @param by the dimension in whose groups it is looked for; empty for the whole
 * @param signs all of which must show
 * @param evidence the rows to look at: behind which figure
 * @param part which of them
 */
public record Pattern(
        String key,
        String name,
        String means,
        String question,
        Optional<Dimension> by,
        List<Sign> signs,
        Reading evidence,
        Figures.Part part) {

    /** All that its signs read, and the whole beside what they read in groups; each once. */
    Stream<Reading> readings() {
        return signs.stream()
                .flatMap(sign -> sign.readings().stream())
                .flatMap(reading -> Stream.of(reading, reading.ofWhole()))
                .distinct();
    }

    static Builder pattern(String key, String name) {
        return new Builder(key, name);
    }

    /** Reads as a sentence; see {@link Patterns}. */
    static final class Builder {
        private final String key;
        private final String name;
        private final List<Sign> signs = new ArrayList<>();
        private String means;
        private String question;
        private Optional<Dimension> by = Optional.empty();

        private Builder(String key, String name) {
            this.key = key;
            this.name = name;
        }

        Builder means(String text) {
            means = text;
            return this;
        }

        Builder ask(String text) {
            question = text;
            return this;
        }

        Builder inEach(Dimension dimension) {
            by = Optional.of(dimension);
            return this;
        }

        Builder rises(Reading reading, Least least) {
            return with(new Sign.Moves(reading, Direction.UP, least));
        }

        Builder falls(Reading reading, Least least) {
            return with(new Sign.Moves(reading, Direction.DOWN, least));
        }

        Builder doesNotRise(Reading reading, Least margin) {
            return with(new Sign.Holds(reading, Direction.UP, margin));
        }

        Builder doesNotFall(Reading reading, Least margin) {
            return with(new Sign.Holds(reading, Direction.DOWN, margin));
        }

        Builder liesAbove(Reading reading, double bound) {
            return with(new Sign.Lies(reading, Direction.UP, bound));
        }

        Builder liesBelow(Reading reading, double bound) {
            return with(new Sign.Lies(reading, Direction.DOWN, bound));
        }

        Builder liesBelow(Reading reading, Reading other, Least least) {
            return with(new Sign.Below(reading, other, least));
        }

        Builder growsForTwoWeeks(Reading reading, Least least) {
            return with(new Sign.Grows(reading, least));
        }

        private Builder with(Sign sign) {
            signs.add(sign);
            return this;
        }

        Pattern lookAt(Reading reading, Figures.Part rows) {
            return new Pattern(key, name, means, question, by, List.copyOf(signs), reading, rows);
        }
    }
}
