package dev.plumbline.survey.text;

/** How well a colour reads on another, by WCAG 2.2. Colours are {@code #rrggbb}. */
public final class Contrast {
    private static final String DARK = "#171a2b";
    private static final String LIGHT = "#ffffff";

    private Contrast() {}

    /** The text that reads better on a colour: nearly black or white. */
    public static String textOn(String color) {
        return of(color, LIGHT) >= of(color, DARK) ? LIGHT : DARK;
    }

    /** The contrast ratio, 1..21. */
    public static double of(String one, String other) {
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
