package dev.plumbline.ingestion.provider;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a person reads of a message that was written as HTML. */
final class Html {
    private static final Set<String> BREAKS = Set.of(
            "br",
            "p",
            "div",
            "li",
            "ul",
            "ol",
            "tr",
            "table",
            "blockquote",
            "pre",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr");

    /** Elements whose content nobody reads. */
    private static final Set<String> UNSEEN = Set.of("script", "style", "head", "title");

    private static final Map<String, String> ENTITIES = Map.of(
            "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "…", "mdash", "—",
            "ndash", "–");

    private static final int LONGEST_ENTITY = 10;
    private static final Pattern SPACES = Pattern.compile("[ \\t\\x0B\\f\\r\\u00A0]+");
    private static final Pattern SPACES_AROUND_BREAK = Pattern.compile(" ?\\n ?");
    private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");

    private final String html;
    /** Behind it no tag can begin: it would not end. */
    private final int lastEndOfTag;

    private final StringBuilder plain = new StringBuilder();
    private int at;

    private Html(String html) {
        this.html = html;
        this.lastEndOfTag = html.lastIndexOf('>');
    }

    /** The text without tags and with its entities as characters; paragraphs and line breaks become line breaks. */
    static String plain(String html) {
        var spaced = SPACES.matcher(new Html(html).text()).replaceAll(" ");
        return MANY_BREAKS
                .matcher(SPACES_AROUND_BREAK.matcher(spaced).replaceAll("\n"))
                .replaceAll("\n\n")
                .strip();
    }

    private String text() {
        while (at < html.length()) {
            var character = html.charAt(at);
            if (character == '<' && beginsTag()) {
                tag();
            } else if (character == '&') {
                entity();
            } else {
                plain.append(character);
                at++;
            }
        }
        return plain.toString();
    }

    /** "1 < 2" is no tag. */
    private boolean beginsTag() {
        if (at >= lastEndOfTag) {
            return false;
        }
        var next = html.charAt(at + 1);
        return next == '/' || next == '!' || next == '?' || isLetter(next);
    }

    private void tag() {
        if (html.startsWith("<!--", at)) {
            at = after("-->", at + 4);
            return;
        }
        var closes = html.charAt(at + 1) == '/';
        var name = name(at + (closes ? 2 : 1));
        at = after(">", at);
        if (BREAKS.contains(name)) {
            plain.append('\n');
        } else if (!closes && UNSEEN.contains(name)) {
            skipTo("</" + name);
        }
    }

    private String name(int from) {
        var to = from;
        while (to < html.length() && isLetterOrDigit(html.charAt(to))) {
            to++;
        }
        return html.substring(from, to).toLowerCase(Locale.ROOT);
    }

    private void skipTo(String end) {
        while (at < html.length() && !html.regionMatches(true, at, end, 0, end.length())) {
            at++;
        }
    }

    /** Behind the next such text; the end when there is none. */
    private int after(String end, int from) {
        var found = html.indexOf(end, from);
        return found < 0 ? html.length() : found + end.length();
    }

    private void entity() {
        var end = html.indexOf(';', at, Math.min(at + LONGEST_ENTITY, html.length()));
        if (end < 0) {
            plain.append('&');
            at++;
            return;
        }
        var name = html.substring(at + 1, end);
        var character = name.startsWith("#") ? numbered(name.substring(1)) : ENTITIES.getOrDefault(name, "");
        plain.append(character.isEmpty() ? html.substring(at, end + 1) : character);
        at = end + 1;
    }

    private static String numbered(String number) {
        try {
            var hexadecimal = number.startsWith("x") || number.startsWith("X");
            var codePoint = hexadecimal ? Integer.parseInt(number.substring(1), 16) : Integer.parseInt(number);
            var isCharacter = codePoint > 0
                    && Character.isValidCodePoint(codePoint)
                    && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
            return isCharacter ? Character.toString(codePoint) : "";
        } catch (NumberFormatException notNumbered) {
            return "";
        }
    }

    private static boolean isLetter(char character) {
        return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
    }

    private static boolean isLetterOrDigit(char character) {
        return isLetter(character) || (character >= '0' && character <= '9');
    }
}
