package dev.plumbline.metrics.enrich;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A text as one language's lexicon reads it. */
final class Reading {
    /** So many of a text's words must be known; a text in another language shares a few by chance. */
    private static final double KNOWN = 0.3;

    private final Tokens text;
    private final PhraseTree<Lexicon.Meaning>[] heads;
    private final double known;

    @SuppressWarnings("unchecked")
    private Reading(Tokens text, Lexicon lexicon) {
        this.text = text;
        this.heads = new PhraseTree[text.size()];
        var words = 0;
        var found = 0;
        for (var at = 0; at < heads.length; at++) {
            heads[at] = lexicon.phrases().after(text.word(at));
            if (heads[at] != null) {
                found++;
            }
            if (heads[at] != null || !Character.isDigit(text.word(at).charAt(0))) {
                words++;
            }
        }
        this.known = words == 0 ? 0 : (double) found / words;
    }

    /** The text in the language that knows most of it; empty when none knows enough. */
    static Optional<Reading> of(Tokens text, List<Lexicon> lexicons) {
        return lexicons.stream()
                .map(it -> new Reading(text, it))
                .filter(it -> it.known >= KNOWN)
                .max(Comparator.comparingDouble(it -> it.known));
    }

    Tokens text() {
        return text;
    }

    int size() {
        return heads.length;
    }

    /** How many words the longest phrase of a section has that begins at a word; 0 when none does. */
    int length(int start, Section section) {
        var longest = 0;
        var node = start < heads.length ? heads[start] : null;
        for (var end = start + 1; node != null; end++) {
            var meaning = node.value();
            if (meaning.isPresent() && meaning.get().isIn(section)) {
                longest = end - start;
            }
            node = text.breakBefore(end) ? null : node.after(text.word(end));
        }
        return longest;
    }

    /** The phrase of so many words that begins at a word. */
    PhraseTree<Lexicon.Meaning> phrase(int start, int length) {
        var node = heads[start];
        for (var at = start + 1; at < start + length; at++) {
            node = node.after(text.word(at));
        }
        return node;
    }

    /** Whether a phrase of a section begins at one of the words before a place, at most so many back, in one clause. */
    boolean precedes(int at, Section section, int back) {
        for (var before = at - 1; before >= Math.max(0, at - back) && !text.breakBefore(before + 1); before--) {
            if (length(before, section) > 0) {
                return true;
            }
        }
        return false;
    }
}
