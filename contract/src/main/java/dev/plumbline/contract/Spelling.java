package dev.plumbline.contract;

import java.util.Arrays;

/**
 * How far two words are apart, in edits (Levenshtein 1965); to name what a misspelt word may have meant. Of a long word only
 * the beginning counts, it is no near miss anyway.
 */
public final class Spelling {
    private static final int LONGEST = 60;

    private Spelling() {}

    public static int distance(String word, String candidate) {
        var left = word.length() > LONGEST ? word.substring(0, LONGEST) : word;
        var previous = new int[candidate.length() + 1];
        Arrays.setAll(previous, index -> index);
        for (var row = 1; row <= left.length(); row++) {
            var current = new int[candidate.length() + 1];
            current[0] = row;
            for (var column = 1; column <= candidate.length(); column++) {
                var change = left.charAt(row - 1) == candidate.charAt(column - 1) ? 0 : 1;
                current[column] =
                        Math.min(previous[column - 1] + change, 1 + Math.min(previous[column], current[column - 1]));
            }
            previous = current;
        }
        return previous[candidate.length()];
    }
}
