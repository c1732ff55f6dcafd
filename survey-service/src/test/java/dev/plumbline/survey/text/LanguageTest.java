package dev.plumbline.survey.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The language of a customer")
class LanguageTest {
    @ParameterizedTest
    @CsvSource({
        "de, GERMAN",
        "de-AT, GERMAN",
        "de_CH, GERMAN",
        "DE, GERMAN",
        "ar-EG, ARABIC",
        "en-GB, ENGLISH",
        "ja, JAPANESE",
        "ko, ENGLISH",
        "'', ENGLISH",
        "!?, ENGLISH"
    })
    void is_the_nearest_that_there_is(String locale, Language language) {
        assertThat(Language.of(Optional.of(locale))).isEqualTo(language);
    }

    @Test
    void is_english_when_nothing_is_known() {
        assertThat(Language.of(Optional.empty())).isEqualTo(Language.ENGLISH);
    }

    @Test
    void is_the_first_wish_that_can_be_met() {
        assertThat(Language.preferred(List.of(Locale.KOREAN, Locale.GERMAN, Locale.ENGLISH)))
                .isEqualTo(Language.GERMAN);
    }

    /** A missing text would be shown in English: better than nothing, but not something to ship. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ENGLISH")
    void has_every_text(Language language) throws IOException {
        var texts = new Properties();
        try (var file = new InputStreamReader(
                LanguageTest.class.getResourceAsStream("/messages/texts_" + language.tag() + ".properties"),
                StandardCharsets.UTF_8)) {
            texts.load(file);
        }

        assertThat(texts.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(SurveyTexts.class.getMethods())
                        .map(java.lang.reflect.Method::getName)
                        .toList());
    }
}
