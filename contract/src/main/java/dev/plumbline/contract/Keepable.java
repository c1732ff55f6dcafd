package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;

/**
 * Finds what JSON can carry but no database or UTF-8 stream can keep: U+0000, halves of surrogate pairs, and numbers
 * like 1e999999999. Caught at the door, it cannot stop a consumer later.
 */
final class Keepable {
    /** Digits before or after the point; far below what PostgreSQL keeps. */
    private static final int MOST_DIGITS = 1000;

    private static final int REPLACEMENT_CHARACTER = 0xFFFD;

    private Keepable() {}

    static void check(JsonNode node, String pointer, List<Violation> violations) {
        if (node.isTextual()) {
            check(node.textValue(), pointer, violations);
        } else if (node.isBigDecimal()) {
            check(node.decimalValue(), pointer, violations);
        } else if (node.isArray()) {
            for (var index = 0; index < node.size(); index++) {
                check(node.get(index), pointer + "/" + index, violations);
            }
        } else if (node.isObject()) {
            for (var field : node.properties()) {
                if (isKeepable(field.getKey())) {
                    check(field.getValue(), pointer + "/" + DataReader.escape(field.getKey()), violations);
                } else {
                    violations.add(
                            new Violation(pointer, "has a field whose name holds U+0000 or half a surrogate pair"));
                }
            }
        }
    }

    static void check(String text, String pointer, List<Violation> violations) {
        if (!isKeepable(text)) {
            violations.add(new Violation(pointer, "holds U+0000 or half a surrogate pair, which cannot be stored"));
        }
    }

    private static void check(BigDecimal number, String pointer, List<Violation> violations) {
        // Looks at the digits' count, never expands it: a short text can name a number that fills the memory.
        if ((long) number.precision() - number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
            violations.add(new Violation(pointer, "is a number with more than " + MOST_DIGITS + " digits"));
        }
    }

    /** The text without what cannot be kept. */
    static String readable(String text) {
        return isKeepable(text) ? text : readable(text, Integer.MAX_VALUE);
    }

    /** The text without what cannot be kept, cut when longer than so many characters. */
    static String readable(String text, int longest) {
        if (text.length() <= longest && isKeepable(text)) {
            return text;
        }
        var cut = text.codePoints()
                .limit(longest)
                .map(it -> it == 0 || isHalf(it) ? REPLACEMENT_CHARACTER : it)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append);
        return (text.codePointCount(0, text.length()) > longest ? cut.append('…') : cut).toString();
    }

    private static boolean isHalf(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static boolean isKeepable(String text) {
        for (var index = 0; index < text.length(); index++) {
            var character = text.charAt(index);
            if (character == 0) {
                return false;
            }
            if (Character.isSurrogate(character)) {
                var paired = Character.isHighSurrogate(character)
                        && index + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(index + 1));
                if (!paired) {
                    return false;
                }
                index++;
            }
        }
        return true;
    }
}
