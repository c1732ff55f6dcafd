package dev.plumbline.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The header Retry-After")
class RetryAfterTest {
    private static final Instant NOW = Instant.parse("2026-02-02T09:00:00Z");

    @Test
    void counts_seconds_or_names_a_date() {
        assertThat(RetryAfter.of(" 120 ", NOW)).contains(NOW.plusSeconds(120));
        assertThat(RetryAfter.of("Mon, 02 Feb 2026 09:05:00 GMT", NOW)).contains(NOW.plusSeconds(300));
    }

    @Test
    void is_no_wish_when_it_cannot_be_read() {
        assertThat(RetryAfter.of(null, NOW)).isEmpty();
        assertThat(RetryAfter.of("soon", NOW)).isEmpty();
        assertThat(RetryAfter.of("-5", NOW)).isEmpty();
        assertThat(RetryAfter.of("99999999999999", NOW)).isEmpty();
    }
}
