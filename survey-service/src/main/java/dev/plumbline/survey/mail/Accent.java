package dev.plumbline.survey.mail;

import dev.plumbline.survey.text.Contrast;
import java.util.Optional;

/** A tenant's colour for what is clicked, and that of the text on it: the one of black and white that reads better. */
record Accent(String background, String text) {
    static Optional<Accent> of(Optional<String> color) {
        return color.filter(it -> it.matches("#[0-9a-fA-F]{6}")).map(it -> new Accent(it, Contrast.textOn(it)));
    }
}
