package dev.plumbline.ingestion.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What Freshdesk says that happened: {@code {status:{from:2,to:5}}}, {@code {note_type:public}}, or several of them. It
 * looks like JSON and is none: names and values stand without quotes, so a value may hold spaces, commas and colons.
 */
record TriggeredEvent(List<Change> changes) {
    /** It has two levels; a text with more is not from Freshdesk. */
    private static final int DEEPEST = 4;

    private static final int MOST_CHANGES = 50;
    private static final int LONGEST = 4_000;
    private static final String SPACES = " \t\r\n";
    private static final Pattern NAME = Pattern.compile("\\s*\"?([A-Za-z_][A-Za-z0-9_.]{0,99})\"?\\s*:");

    /**
     * One thing that changed.
     *
     * @param from its value before; empty when it had none, or it is not said
     * @param to its value now, or what was done
     */
    record Change(String name, Optional<String> from, Optional<String> to) {}

    /** The changes that a text tells; empty when it cannot be understood. */
    static Optional<TriggeredEvent> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new TriggeredEvent(new Parser(text).changes()));
        } catch (NotUnderstoodException notUnderstood) {
            return Optional.empty();
        }
    }

    /** The change of this name. When it is told twice, the later one counts. */
    Optional<Change> of(String name) {
        return changes.stream().filter(it -> it.name().equals(name)).reduce((earlier, later) -> later);
    }

    private static final class NotUnderstoodException extends Exception {
        NotUnderstoodException() {
            super(null, null, false, false);
        }
    }

    private sealed interface Value {
        record Text(String text) implements Value {}

        record Group(List<Field> fields) implements Value {}
    }

    private record Field(String name, Value value) {
        Change change() {
            return switch (value) {
                case Value.Text text -> new Change(name, Optional.empty(), said(text));
                case Value.Group group -> new Change(name, group("from", group), group("to", group));
            };
        }

        private static Optional<String> group(String name, Value.Group group) {
            return group.fields().stream()
                    .filter(it -> it.name().equals(name))
                    .map(Field::value)
                    .reduce((earlier, later) -> later)
                    .flatMap(it -> it instanceof Value.Text text ? said(text) : Optional.empty());
        }

        /** Freshdesk writes nothing as nothing, as a dash or as {@code null}. */
        private static Optional<String> said(Value.Text text) {
            return Optional.of(text.text()).filter(it -> !it.matches("|-{1,3}|null|nil"));
        }
    }

    private static final class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        /** One group or several, with or without commas between. */
        List<Change> changes() throws NotUnderstoodException {
            var changes = new ArrayList<Change>();
            do {
                for (var field : group(1).fields()) {
                    changes.add(field.change());
                }
                skip(SPACES + ",");
            } while (at < text.length() && changes.size() <= MOST_CHANGES);
            require(!changes.isEmpty() && changes.size() <= MOST_CHANGES);
            return List.copyOf(changes);
        }

        private Value.Group group(int depth) throws NotUnderstoodException {
            require(depth <= DEEPEST);
            expect('{');
            var fields = new ArrayList<Field>();
            skip(SPACES);
            while (!sees('}')) {
                fields.add(new Field(name(), value(depth)));
                skip(SPACES + ",");
                require(fields.size() <= MOST_CHANGES);
            }
            expect('}');
            return new Value.Group(fields);
        }

        private String name() throws NotUnderstoodException {
            var name = NAME.matcher(text).region(at, text.length());
            require(name.lookingAt());
            at = name.end();
            return name.group(1);
        }

        private Value value(int depth) throws NotUnderstoodException {
            skip(SPACES);
            if (sees('{')) {
                return group(depth + 1);
            }
            return sees('"') ? quoted() : unquoted();
        }

        private Value quoted() throws NotUnderstoodException {
            var end = text.indexOf('"', at + 1);
            require(end > 0);
            var value = text.substring(at + 1, end);
            at = end + 1;
            return new Value.Text(value.strip());
        }

        /** Up to the end of its group, or to a comma behind which the next name stands. */
        private Value unquoted() throws NotUnderstoodException {
            var from = at;
            while (at < text.length() && !sees('}') && !(sees(',') && isNameAt(at + 1))) {
                at++;
            }
            require(at < text.length());
            return new Value.Text(text.substring(from, at).strip());
        }

        private boolean isNameAt(int index) {
            return NAME.matcher(text).region(index, text.length()).lookingAt();
        }

        private boolean sees(char character) {
            return at < text.length() && text.charAt(at) == character;
        }

        private void expect(char character) throws NotUnderstoodException {
            skip(SPACES);
            require(sees(character));
            at++;
        }

        private void skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
        }

        private static void require(boolean holds) throws NotUnderstoodException {
            if (!holds) {
                throw new NotUnderstoodException();
            }
        }
    }
}
