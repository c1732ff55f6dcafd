package dev.plumbline.contract;

/**
 * How large a text becomes as a JSON string in UTF-8 that Jackson writes: a control character takes six bytes, a
 * character outside of Unicode's first plane is written as two escapes and takes twelve.
 */
final class JsonText {
    private JsonText() {}

    /** In bytes, without the quotes. */
    static int size(String text) {
        return text.codePoints().map(JsonText::size).sum();
    }

    /** The text, or as much of its beginning as fits into so many bytes of JSON; never half a character. */
    static String beginning(String text, int bytes) {
        var size = 0;
        for (var index = 0; index < text.length(); ) {
            var character = text.codePointAt(index);
            size += size(character);
            if (size > bytes) {
                return text.substring(0, index);
            }
            index += Character.charCount(character);
        }
        return text;
    }

    private static int size(int character) {
        return switch (character) {
            case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> 2;
            default ->
                character < 0x20 ? 6 : character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 12;
        };
    }
}
