package dev.plumbline.survey.survey;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * To whom a survey goes.
 *
 * @param locale the customer's, as the help desk gave it, e.g. {@code de-AT}
 */
public record Addressee(String email, Optional<String> locale) {
    private static final String BY_LINK = "link";

    /** Who was erased. It is no address, so nothing can go there. */
    public static final Addressee ERASED = new Addressee("erased", Optional.empty());

    /** Whoever has the link: it was given to a help desk, which shows it in its chat. Nothing can be mailed there. */
    public static Addressee byLink(Optional<String> locale) {
        return new Addressee(BY_LINK, locale);
    }

    public boolean isByLink() {
        return email.equals(BY_LINK);
    }

    /** Loose on purpose: what it lets pass the mail server judges; what it stops would break a mail header. */
    private static final Pattern ADDRESS =
            Pattern.compile("[^\\s@<>,;:\"()\\[\\]\\\\]{1,64}@[^\\s@<>,;:\"()\\\\]{1,255}");

    static boolean isAddress(String text) {
        return ADDRESS.matcher(text).matches();
    }
}
