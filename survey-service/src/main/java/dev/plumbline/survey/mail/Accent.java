package dev.plumbline.survey.mail;

import java.util.Optional;

/** A tenant's colour for what is clicked, and that of the text on it: the one of black and white that reads better. */
record Accent(String background, String text) {
    private static final String DARK = "#171a2b";
    private static final String LIGHT = "#ffffff";

    static Optional<Accent> of(Optional<String> color) {
        return color.filter(it -> it.matches("#[0-9a-fA-F]{6}"))
                .map(it -> new Accent(it, contrast(it, LIGHT) >= contrast(it, DARK) ? LIGHT : DARK));
    }

    /** WCAG 2.2's contrast ratio, 1..21. */
    static double contrast(String one, String other) {
        var first = luminance(one);
        var second = luminance(other);
        return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
    }

    private static double luminance(String color) {
        return 0.2126 * part(color, 1) + 0.7152 * part(color, 3) + 0.0722 * part(color, 5);
    }

    private static double part(String color, int from) {
        var value = Integer.parseInt(color, from, from + 2, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
