package dev.plumbline.runner.history;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is done to the words of an export before they are an event's. */
final class Texts {
    /** What is never closed goes on to the end, as in a browser; to look for an end from every beginning would be slow. */
    private static final Pattern UNSEEN =
            Pattern.compile("(?is)<(script|style)(?=[\\s/>])(?:.*?</\\1\\b[^<>]*>|.*)|<!--(?:.*?-->|.*)");

    private static final Pattern BREAK = Pattern.compile("(?i)<(?:br|/p|/div|/li|/h[1-6]|/tr)\\b[^<>]*>");
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[a-z]{2,6});");
    private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\u00A0]+");
    private static final Pattern MANY_BREAKS = Pattern.compile(" ?\\n[ \\n]*\\n ?");
    private static final Map<String, String> NAMED =
            Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");
    private static final char REPLACEMENT = '\uFFFD';

    private Texts() {}

    /** What a person reads of HTML; absent when that is nothing. */
    static Optional<String> plain(String html) {
        var seen = UNSEEN.matcher(html).replaceAll("");
        var untagged = TAG.matcher(BREAK.matcher(seen).replaceAll("\n")).replaceAll("");
        var spaced = SPACES.matcher(ENTITY.matcher(untagged).replaceAll(Texts::character))
                .replaceAll(" ");
        return Optional.of(MANY_BREAKS.matcher(spaced).replaceAll("\n\n").strip())
                .filter(it -> !it.isEmpty());
    }

    private static String character(java.util.regex.MatchResult entity) {
        var name = entity.group(1);
        var text = name.startsWith("#") ? numbered(name.substring(1)) : NAMED.getOrDefault(name, entity.group());
        return Matcher.quoteReplacement(text);
    }

    private static String numbered(String number) {
        var codePoint =
                number.startsWith("x") ? Integer.parseInt(number, 1, number.length(), 16) : Integer.parseInt(number);
        return Character.isValidCodePoint(codePoint) ? keepable(Character.toString(codePoint)) : "";
    }

    /** The text with U+0000 and halves of surrogate pairs replaced: no database keeps them. */
    static String keepable(String text) {
        var clean = true;
        for (var index = 0; index < text.length() && clean; index++) {
            clean = text.charAt(index) != 0 && !Character.isSurrogate(text.charAt(index));
        }
        return clean
                ? text
                : text.codePoints()
                        .map(it -> it == 0 || (it >= Character.MIN_SURROGATE && it <= Character.MAX_SURROGATE)
                                ? REPLACEMENT
                                : it)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
