package dev.plumbline.ingestion.provider;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("HTML as plain text")
class HtmlTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plain text                                  | plain text
            <p>Hi <b>Bob</b></p>                        | Hi Bob
            a &amp; b &lt;c&gt; &#39;d&#x27; &nbsp;e    | a & b <c> 'd' e
            1 < 2 and 3 > 2                             | 1 < 2 and 3 > 2
            &unknown; &#0; & &;                         | &unknown; &#0; & &;
            x<script>alert(1)</script>y                 | xy
            x<!-- <b>no</b> -->y                        | xy
            <a href="https://example.com/?a=1&b=2">x</a>| x
            never <b closed                             | never <b closed
            """)
    void reads_as_a_person_reads_it(String html, String plain) {
        assertThat(Html.plain(html)).isEqualTo(plain);
    }

    @Test
    void keeps_lines_and_paragraphs_apart_and_no_more_than_one_empty_line() {
        assertThat(Html.plain("<div>one</div><p>two<br>three</p>\n\n\n<ul><li>four</li></ul>"))
                .isEqualTo("one\n\ntwo\nthree\n\nfour");
    }

    @Test
    void takes_no_longer_for_hostile_markup() {
        for (var hostile : new String[] {"<", "&", "<a", "<!--", "<script>", " ", "\n", "<p>", "&#"}) {
            Assertions.assertTimeout(Duration.ofSeconds(5), () -> Html.plain(hostile.repeat(300_000)));
        }
    }
}
