package dev.plumbline.survey.page;

import dev.plumbline.survey.text.Contrast;
import java.util.Base64;
import java.util.Optional;

/**
 * A tenant's colour on the survey page: as a small style sheet of its own, for the page allows no style within itself. Where
 * the colour would be hard to see on the card, our own stays for what is read, and the tenant's fills the button only.
 */
final class BrandStyle {
    private static final String CARD = "#ffffff";
    private static final double READABLE = 4.5;

    private BrandStyle() {}

    static Optional<String> of(String color) {
        var onButton = Contrast.textOn(color);
        var button = "button, button:hover { background: %s; color: %s }".formatted(color, onButton);
        return Optional.of(
                Contrast.of(color, CARD) >= READABLE
                        ? "@media (prefers-color-scheme: light) { :root { --accent: %1$s; --accent-strong: %1$s; --on-accent: %2$s } }\n%3$s\n"
                                .formatted(color, onButton, button)
                        : button + "\n");
    }

    /** The bytes of {@code data:image/png;base64,…}. */
    static byte[] decoded(String data) {
        return Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
    }
}
