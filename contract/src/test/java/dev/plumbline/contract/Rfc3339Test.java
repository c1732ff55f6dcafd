package dev.plumbline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A time")
class Rfc3339Test {

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T09:30:00Z,                   2026-02-01T09:30:00Z",
        "2026-02-01t09:30:00z,                   2026-02-01T09:30:00Z",
        "2026-02-01 09:30:00Z,                   2026-02-01T09:30:00Z",
        "2026-02-01T09:30:00+01:00,              2026-02-01T08:30:00Z",
        "2026-02-01T00:15:00+05:45,              2026-01-31T18:30:00Z",
        "2026-02-01T09:30:00-00:00,              2026-02-01T09:30:00Z",
        "2026-02-01T09:30:00.5Z,                 2026-02-01T09:30:00.500Z",
        "2026-02-01T09:30:00.123456789Z,         2026-02-01T09:30:00.123456789Z",
        "2026-02-01T09:30:00.12345678999999999Z, 2026-02-01T09:30:00.123456789Z",
        "2024-02-29T00:00:00Z,                   2024-02-29T00:00:00Z",
        "2016-12-31T23:59:60Z,                   2017-01-01T00:00:00Z",
        "2016-12-31T23:59:60.75Z,                2017-01-01T00:00:00Z",
        "1990-12-31T15:59:60-08:00,              1991-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z,                   0001-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999999Z,         9999-12-31T23:59:59.999999999Z"
    })
    void is_read_as_rfc_3339_writes_it(String text, Instant instant) {
        assertThat(Rfc3339.parse(text)).isEqualTo(instant);
        assertThat(Rfc3339.parse(instant.toString())).as("written again").isEqualTo(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-02-01",
                "2026-02-01T09:30:00",
                "2026-02-01T09:30Z",
                "2026-02-01T24:00:00Z",
                "2026-02-01T09:60:00Z",
                "2026-02-01T09:30:61Z",
                "2026-02-01T09:30:60Z",
                "2026-02-30T00:00:00Z",
                "2025-02-29T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-02-01T09:30:00.Z",
                "2026-02-01T09:30:00,5Z",
                "2026-02-01T09:30:00+0100",
                "2026-02-01T09:30:00+01",
                "2026-02-01T09:30:00+25:00",
                "2026-02-01T09:30:00+01:60",
                "2026-02-01T09:30:00 Z",
                " 2026-02-01T09:30:00Z",
                "2026-02-01T09:30:00Z\n",
                "26-02-01T09:30:00Z",
                "+02026-02-01T09:30:00Z",
                "-2026-02-01T09:30:00Z",
                "٢٠٢٦-02-01T09:30:00Z",
                "9999-12-31T23:59:59-01:00",
                "9999-12-31T23:59:60Z",
                "0001-01-01T00:00:00+01:00"
            })
    void is_refused_when_it_names_no_instant_or_none_that_can_be_written_again(String text) {
        assertThatThrownBy(() -> Rfc3339.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
