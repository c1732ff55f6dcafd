package dev.plumbline.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.survey.text.Contrast;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A tenant's colour")
class AccentTest {
    private static final double WCAG_AA_OF_LARGE_TEXT = 3;

    @Property
    void has_text_on_it_that_can_be_read(@ForAll @IntRange(max = 0xffffff) int color) {
        var accent = Accent.of(Optional.of("#%06x".formatted(color))).orElseThrow();

        assertThat(Contrast.of(accent.background(), accent.text())).isGreaterThan(WCAG_AA_OF_LARGE_TEXT);
    }

    @Test
    void is_none_when_it_is_no_colour() {
        assertThat(Accent.of(Optional.of("red;background:url(x)"))).isEmpty();
    }
}
