package dev.plumbline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Finds text that JSON can carry but no database or UTF-8 stream can keep: U+0000 and halves of surrogate pairs.
 * Caught at the door, it cannot stop a consumer later.
 */
final class Texts {
    private Texts() {}

    static void check(JsonNode node, String pointer, List<Violation> violations) {
        if (node.isTextual()) {
            check(node.textValue(), pointer, violations);
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
