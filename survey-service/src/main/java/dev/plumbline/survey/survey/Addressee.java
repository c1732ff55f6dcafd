package dev.plumbline.survey.survey;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * To whom a survey goes.
 *
 * @param locale the customer's, as the help desk gave it, e.g. {@code de-AT}
 */
public record Addressee(String email, Optional<String> locale) {
    /** Who was erased. It is no address, so nothing can go there. */
    public static final Addressee ERASED = new Addressee("erased", Optional.empty());

    /** Loose on purpose: what it lets pass the mail server judges; what it stops would break a mail header. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\\\]{1,255}");

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
