package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A figure reads")
class ReadableTest {
    @ParameterizedTest
    @CsvSource({
        "0.4, 0 s",
        "59, 59 s",
        "60, 1 min",
        "3540, 59 min",
        "3599, 1 h",
        "3600, 1 h",
        "5400, 1 h 30 min",
        "86400, 1 d",
        "180000, 2 d 2 h"
    })
    void as_a_duration_in_its_two_largest_units(double seconds, String text) {
        assertThat(Readable.duration(seconds)).isEqualTo(text);
    }

    @Test
    void in_the_unit_of_its_kpi() {
        assertThat(Readable.of(Kpi.Unit.SHARE, 0.8125)).isEqualTo("81.3%");
        assertThat(Readable.of(Kpi.Unit.COUNT, 12345)).isEqualTo("12,345");
        assertThat(Readable.of(Kpi.Unit.SCORE, 5.125)).isEqualTo("5.13");
        assertThat(Readable.of(Kpi.Unit.POINTS, -12)).isEqualTo("-12");
        assertThat(Readable.of(Kpi.Unit.SHARE, Optional.empty())).isEqualTo("–");
    }

    @Test
    void with_its_noun() {
        assertThat(Readable.count(1, "answer")).isEqualTo("1 answer");
        assertThat(Readable.count(1200, "answer")).isEqualTo("1,200 answers");
    }
}
