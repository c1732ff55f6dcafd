package dev.plumbline.survey.page;

import dev.plumbline.survey.text.Language;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Who looks at a page, as far as the request tells.
 *
 * @param chosen the language that they chose on the page
 * @param accepted those that their browser asks for, the best first
 */
record Reader(Optional<Language> chosen, List<Locale> accepted) {

    /** {@code lang}: the parameter of the address. */
    static Reader of(String lang, List<Locale> accepted) {
        return new Reader(
                Arrays.stream(Language.values())
                        .filter(it -> it.tag().equals(lang))
                        .findFirst(),
                accepted);
    }

    /** The one that they chose, else the customer's, else the browser's. */
    Language language(Optional<String> locale) {
        return chosen.or(() -> Language.ofLocale(locale)).orElseGet(() -> Language.preferred(accepted));
    }
}
