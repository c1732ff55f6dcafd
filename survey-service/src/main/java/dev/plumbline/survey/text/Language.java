package dev.plumbline.survey.text;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that customers are written to in. */
public enum Language {
    ENGLISH("en", "English", "ltr"),
    GERMAN("de", "Deutsch", "ltr"),
    FRENCH("fr", "Français", "ltr"),
    SPANISH("es", "Español", "ltr"),
    ITALIAN("it", "Italiano", "ltr"),
    PORTUGUESE("pt", "Português", "ltr"),
    DUTCH("nl", "Nederlands", "ltr"),
    POLISH("pl", "Polski", "ltr"),
    JAPANESE("ja", "日本語", "ltr"),
    ARABIC("ar", "العربية", "rtl");

    private final String tag;
    private final String autonym;
    private final String direction;

    Language(String tag, String autonym, String direction) {
        this.tag = tag;
        this.autonym = autonym;
        this.direction = direction;
    }

    /** The one that comes nearest to a customer's locale, e.g. {@code de-AT} or {@code de_AT}; otherwise English. */
    public static Language of(Optional<String> locale) {
        return ofLocale(locale).orElse(ENGLISH);
    }

    /** The same; empty when there is none. */
    public static Optional<Language> ofLocale(Optional<String> locale) {
        return locale.map(it -> Locale.forLanguageTag(it.replace('_', '-'))).flatMap(Language::of);
    }

    /** The first that can be met of those a reader would like, the best first; otherwise English. */
    public static Language preferred(List<Locale> wishes) {
        return wishes.stream().flatMap(wish -> of(wish).stream()).findFirst().orElse(ENGLISH);
    }

    private static Optional<Language> of(Locale locale) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equals(locale.getLanguage()))
                .findFirst();
    }

    public SurveyTexts texts() {
        return MessageBundles.get(SurveyTexts.class, Localized.Literal.of(tag));
    }

    /** The tag for the attribute {@code lang}. */
    public String tag() {
        return tag;
    }

    /** The value of the attribute {@code dir}. */
    public String direction() {
        return direction;
    }

    /** What it is called by those who speak it. */
    public String autonym() {
        return autonym;
    }
}
