package dev.plumbline.survey.text;

import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A language that customers are written to in. */
public enum Language {
    ENGLISH("en", "ltr"),
    GERMAN("de", "ltr"),
    ARABIC("ar", "rtl");

    private final String tag;
    private final String direction;

    Language(String tag, String direction) {
        this.tag = tag;
        this.direction = direction;
    }

    /** The one that comes nearest to a customer's locale, e.g. {@code de-AT} or {@code de_AT}; otherwise English. */
    public static Language of(Optional<String> locale) {
        return preferred(locale.map(it -> it.replace('_', '-'))
                .map(Locale::forLanguageTag)
                .map(List::of)
                .orElse(List.of()));
    }

    /** The first that can be met of those a reader would like, the best first; otherwise English. */
    public static Language preferred(List<Locale> wishes) {
        return wishes.stream()
                .flatMap(wish -> Arrays.stream(values()).filter(language -> language.tag.equals(wish.getLanguage())))
                .findFirst()
                .orElse(ENGLISH);
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

    /** What a score of 1..5 means, in this language's words. */
    public String label(int score) {
        var texts = texts();
        return switch (score) {
            case 1 -> texts.score1();
            case 2 -> texts.score2();
            case 3 -> texts.score3();
            case 4 -> texts.score4();
            case 5 -> texts.score5();
            default -> throw new IllegalArgumentException("No score of the five: " + score);
        };
    }
}
