package dev.plumbline.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A raw event's excerpt")
class RawEventTest {
    @Test
    void is_the_event_when_it_is_short() {
        var buffer = "before{event}after".getBytes(UTF_8);
        assertThat(new RawEvent(buffer, 6, 7).excerpt()).isEqualTo("{event}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "ä", "€", "😀"})
    void ends_with_a_whole_character(String character) {
        for (var shift = 0; shift < 4; shift++) {
            var excerpt = RawEvent.of(("-".repeat(shift) + character.repeat(70_000)).getBytes(UTF_8))
                    .excerpt();
            assertThat(excerpt).doesNotContain("\uFFFD");
            assertThat(excerpt.getBytes(UTF_8)).hasSizeBetween(65_533, 65_536);
        }
    }
}
