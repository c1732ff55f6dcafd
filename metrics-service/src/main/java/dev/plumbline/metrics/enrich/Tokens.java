package dev.plumbline.metrics.enrich;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * A text cut into words, by Unicode's idea of letters: in lower case, without a possessive 's; a sign of a script that
 * writes no spaces, an emoji or an emoticon is a word of its own. Quoted lines of a mail ({@code >}) are left out.
 */
final class Tokens {
    /** A mail's end is its history; and no text may cost more than this. */
    private static final int LONGEST = 8_000;

    private final String text;
    private final List<String> words = new ArrayList<>();
    private final BitSet breaks = new BitSet();
    private final BitSet sentences = new BitSet();
    private final BitSet loud = new BitSet();
    private int exclamations;
    private boolean puzzled;
    private boolean broken;
    private boolean ended = true;

    private Tokens(String text) {
        this.text = text;
    }

    static Tokens of(String text) {
        var start = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        var tokens = new Tokens(isAscii(start) ? start : Normalizer.normalize(start, Normalizer.Form.NFC));
        tokens.read();
        return tokens;
    }

    int size() {
        return words.size();
    }

    List<String> words() {
        return words;
    }

    String word(int at) {
        return words.get(at);
    }

    /** Whether a comma, a full stop or the like stands before the word, or nothing does; so it is behind the last word. */
    boolean breakBefore(int at) {
        return at >= words.size() || breaks.get(at);
    }

    /** Whether the word begins a sentence or a line; behind the last word one would begin. */
    boolean beginsSentence(int at) {
        return at >= words.size() || sentences.get(at);
    }

    /** Whether the word is written in capitals, and long enough that this means something. */
    boolean loud(int at) {
        return loud.get(at);
    }

    int exclamations() {
        return exclamations;
    }

    /** Whether two question marks or more stand in a row. */
    boolean puzzled() {
        return puzzled;
    }

    private void read() {
        var at = skipQuoted(0);
        while (at < text.length()) {
            var point = text.codePointAt(at);
            if (isSingle(point)) {
                add(new String(Character.toChars(fold(point))), false);
                at += Character.charCount(point);
            } else if (isLetter(point)) {
                at = readWord(at);
            } else if (point == ':' || point == ';') {
                at = readEmoticon(at);
            } else {
                readSign(point, at);
                at += Character.charCount(point);
                if (point == '\n') {
                    at = skipQuoted(at);
                }
            }
        }
    }

    private int readWord(int start) {
        var at = start;
        var letters = 0;
        var changed = false;
        var capitals = true;
        while (at < text.length()) {
            var point = text.codePointAt(at);
            if (isApostrophe(point)) {
                if (at + 1 >= text.length() || !isLetter(text.codePointAt(at + 1))) {
                    break;
                }
                changed |= point != '\'';
            } else if (!isLetter(point) || isSingle(point)) {
                break;
            } else {
                letters++;
                changed |= fold(point) != point;
                capitals &= Character.isUpperCase(point);
            }
            at += Character.charCount(point);
        }
        var word = changed ? folded(start, at) : text.substring(start, at);
        add(
                word.length() > 2 && word.endsWith("'s") ? word.substring(0, word.length() - 2) : word,
                capitals && letters > 2);
        return at;
    }

    private int readEmoticon(int start) {
        var at = start + 1;
        while (at < text.length() && at < start + 3 && (text.charAt(at) == '-' || text.charAt(at) == '\'')) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == '(' || text.charAt(at) == ')')) {
            add((text.charAt(start) == ';' ? ";" : ":") + text.charAt(at), false);
            return at + 1;
        }
        broken = true;
        return start + 1;
    }

    private void readSign(int point, int at) {
        switch (point) {
            case '!', '！' -> {
                exclamations++;
                ended = true;
            }
            case '?', '？' -> {
                puzzled |= at > 0 && text.charAt(at - 1) == point;
                ended = true;
            }
            // A dot inside 2.0 or example.com ends no sentence.
            case '.' -> ended |= at + 1 >= text.length() || !isLetter(text.codePointAt(at + 1));
            case '\n', '…', '。' -> ended = true;
            case ',', '(', ')', '[', ']', '—', '–', '、', '，', '；', '：', '"', '“', '”', '|' -> broken = true;
            default -> {
                // Blanks, hyphens and the rest part words and nothing more.
            }
        }
    }

    private int skipQuoted(int lineStart) {
        var at = lineStart;
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at >= text.length() || text.charAt(at) != '>') {
            return lineStart;
        }
        var end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private void add(String word, boolean inCapitals) {
        breaks.set(words.size(), broken || ended);
        sentences.set(words.size(), ended);
        loud.set(words.size(), inCapitals);
        words.add(word);
        broken = false;
        ended = false;
    }

    private String folded(int start, int end) {
        var folded = new StringBuilder(end - start);
        text.substring(start, end)
                .codePoints()
                .map(it -> isApostrophe(it) ? '\'' : fold(it))
                .forEach(folded::appendCodePoint);
        return folded.toString();
    }

    /** Upper and lower case alike, as {@link String#equalsIgnoreCase} has it: also where a letter has two lower cases. */
    private static int fold(int point) {
        if (point < 128) {
            return point >= 'A' && point <= 'Z' ? point + 32 : point;
        }
        return Character.toLowerCase(Character.toUpperCase(point));
    }

    private static boolean isApostrophe(int point) {
        return point == '\'' || point == '’' || point == 'ʼ';
    }

    private static boolean isLetter(int point) {
        if (point < 128) {
            return point >= 'a' && point <= 'z'
                    || point >= 'A' && point <= 'Z'
                    || point >= '0' && point <= '9'
                    || point == '_';
        }
        return Character.isLetterOrDigit(point)
                || switch (Character.getType(point)) {
                    case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
                        // This one only says that a sign is to be drawn in colour.
                        point != 0xFE0F;
                    default -> false;
                };
    }

    /** A sign that stands for itself: no blanks tell where its word begins and ends. */
    private static boolean isSingle(int point) {
        if (point < 128) {
            return false;
        }
        return Character.isIdeographic(point)
                || Character.getType(point) == Character.OTHER_SYMBOL
                || switch (Character.UnicodeScript.of(point)) {
                    case HIRAGANA, THAI, LAO, KHMER, MYANMAR -> true;
                    default -> false;
                };
    }

    private static boolean isAscii(String text) {
        for (var index = 0; index < text.length(); index++) {
            if (text.charAt(index) >= 128) {
                return false;
            }
        }
        return true;
    }
}
