package dev.plumbline.survey.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The themes of a comment")
class ThemesTest {
    private static final List<ThemeRule> RULES = List.of(
            new ThemeRule("product", List.of("app", "does not work", "qualité")),
            new ThemeRule("support", List.of("agent", "返信")));

    @ParameterizedTest
    @CsvSource({
        "The APP is slow, product",
        "'It does  not, work', product",
        "Quelle QUALITE, product",
        "Quelle qualité!, product",
        "遅い返信でした, support"
    })
    void are_found_by_whole_words_in_any_case_with_or_without_accents(String comment, String theme) {
        assertThat(Themes.of(comment, RULES)).containsExactly(theme);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I am happy", "Apple, agents", "It does work", "", "?!"})
    void are_none_where_no_keyword_stands_as_a_word(String comment) {
        assertThat(Themes.of(comment, RULES)).isEmpty();
    }

    @Test
    void are_several_where_several_are_spoken_of_in_the_order_of_the_rules() {
        assertThat(Themes.of("Your agent could not mend the app", RULES)).containsExactly("product", "support");
    }

    @ParameterizedTest
    @CsvSource({
        "The new version is full of bugs, product",
        "I waited an hour for a reply, support",
        "Sehr freundlich!, support",
        "Das Produkt war kaputt, product",
        "The bot did not get it, assistant",
        "Far too expensive, price"
    })
    void are_told_before_a_tenant_sets_any(String comment, String theme) {
        assertThat(Themes.of(comment, Themes.AT_FIRST)).contains(theme);
    }

    @Test
    void need_keywords_with_a_word_in_them() {
        assertThat(Themes.isKeyword("#")).isFalse();
        assertThat(Themes.isKeyword("c#")).isTrue();
    }
}
