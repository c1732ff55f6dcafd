package dev.plumbline.ingestion.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A raw event's text")
class RawEventTest {
    @Test
    void is_its_part_of_the_buffer() {
        var buffer = "before{ä}after".getBytes(UTF_8);
        assertThat(new RawEvent(buffer, 6, 4).text()).isEqualTo("{ä}");
    }
}
