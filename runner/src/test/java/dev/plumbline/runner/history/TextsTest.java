package dev.plumbline.runner.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The words of an export")
class TextsTest {

    @ParameterizedTest
    @CsvSource({
        "<p>Hello <b>Ann</b></p>, Hello Ann",
        "a&nbsp;&amp;&#32;b &#x41;, a & b A",
        "1 < 2 and 3 > 2, 1 < 2 and 3 > 2",
        "<style>p{}</style>seen<!-- not -->, seen",
        "&bogus; &#0;, &bogus; \uFFFD",
        "seen<!-- never closed, seen",
        "seen<script src=x>never closed, seen",
        "<SCRIPT>not</script >seen<style-guide>too</style-guide>, seentoo",
    })
    void read_as_a_person_reads_them(String html, String plain) {
        assertThat(Texts.plain(html)).contains(plain);
    }

    @Test
    void are_none_when_there_is_only_markup() {
        assertThat(Texts.plain("<p><br></p>&nbsp;")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!--", "<script>", "<style>x</style ", "<br ", "</p", "&#", " \n"})
    void are_read_in_a_moment_whatever_they_are(String piece) {
        var many = piece.repeat(2_000_000 / piece.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Texts.plain(many));
    }

    @Test
    void keep_only_what_every_store_keeps() {
        assertThat(Texts.keepable("a\u0000b\uD800c \uD83D\uDE00")).isEqualTo("a\uFFFDb\uFFFDc \uD83D\uDE00");
    }
}
