package dev.plumbline.ingestion.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Unknown tokens")
class UnknownTokensTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private final UnknownTokens unknown = new UnknownTokens();

    @Test
    void are_known_to_be_unknown_for_two_seconds() {
        unknown.note("h", NOON);

        assertThat(unknown.isKnown("h", NOON.plusMillis(1_999))).isTrue();
        assertThat(unknown.isKnown("h", NOON.plusSeconds(2))).isFalse();
        assertThat(unknown.isKnown("another", NOON)).isFalse();
    }

    @Test
    void are_so_many_and_no_more_until_their_time_is_over() {
        for (var number = 0; number <= UnknownTokens.MOST; number++) {
            unknown.note("h" + number, NOON);
        }
        assertThat(unknown.isKnown("h" + (UnknownTokens.MOST - 1), NOON)).isTrue();
        assertThat(unknown.isKnown("h" + UnknownTokens.MOST, NOON)).isFalse();

        unknown.note("later", NOON.plusSeconds(2));
        assertThat(unknown.isKnown("later", NOON.plusSeconds(2))).isTrue();
    }

    @Test
    void are_not_asked_for_when_they_do_not_look_like_tokens() {
        assertThat(TokenSecret.canBe(TokenSecret.random().text())).isTrue();
        assertThat(TokenSecret.canBe("plw_unknown")).isFalse();
        assertThat(TokenSecret.canBe(TokenSecret.random().text() + "x")).isFalse();
        assertThat(TokenSecret.canBe(TokenSecret.random().text().replace("plw_", "plk_")))
                .isFalse();
    }
}
