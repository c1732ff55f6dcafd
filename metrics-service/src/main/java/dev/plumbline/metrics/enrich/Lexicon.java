package dev.plumbline.metrics.enrich;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What is known of one language: the words that mood and requests are read by. A resource file per language, made of
 * sections of phrases.
 */
final class Lexicon {
    /** The languages that have a file. */
    private static final List<String> LANGUAGES = List.of("en");

    private final PhraseTree<Meaning> phrases = new PhraseTree<>();

    private Lexicon() {}

    /**
     * What a phrase is there for.
     *
     * @param sections as bits, since a word can stand in several
     * @param weight of its mood, −3..3; 0 where it has none
     */
    record Meaning(int sections, double weight) {
        static final Meaning NONE = new Meaning(0, 0);

        boolean isIn(Section section) {
            return (sections & section.bit()) != 0;
        }

        private Meaning and(Section section, double more) {
            return new Meaning(sections | section.bit(), section == Section.SENTIMENT ? more : weight);
        }
    }

    static List<Lexicon> all() {
        return LANGUAGES.stream().map(Lexicon::of).toList();
    }

    /** The phrases, to be followed word by word. */
    PhraseTree<Meaning> phrases() {
        return phrases;
    }

    private static Lexicon of(String language) {
        var file = language + ".txt";
        var lexicon = new Lexicon();
        try (var stream = Lexicon.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no lexicon " + file);
            }
            lexicon.read(new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8)), file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The lexicon " + file + " cannot be read", unreadable);
        }
        return lexicon;
    }

    private void read(BufferedReader lines, String file) throws IOException {
        var section = Section.COMMON;
        var number = 0;
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            var place = file + ", line " + number;
            if (line.startsWith("[")) {
                var name = line.substring(1, line.length() - 1);
                section = Section.named(name)
                        .orElseThrow(() -> new IllegalStateException(place + ": there is no section " + name));
            } else if (section == Section.SENTIMENT) {
                var colon = line.indexOf(':');
                add(line.substring(colon + 1), section, Double.parseDouble(line.substring(0, colon)), place);
            } else {
                add(line, section, 0, place);
            }
        }
    }

    private void add(String listed, Section section, double weight, String place) {
        for (var phrase : listed.split(",")) {
            var words = Tokens.of(phrase).words();
            if (words.isEmpty()) {
                throw new IllegalStateException(place + ": '" + phrase + "' has no word");
            }
            phrases.put(words, known -> Optional.of(known.orElse(Meaning.NONE).and(section, weight)));
        }
    }
}
