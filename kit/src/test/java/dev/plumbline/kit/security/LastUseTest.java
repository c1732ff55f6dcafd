package dev.plumbline.kit.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The last use of a key")
class LastUseTest {
    private static final long NOON = Instant.parse("2026-02-01T12:00:00Z").toEpochMilli();
    private static final Duration INTERVAL = Duration.ofMinutes(5);

    private final LastUse use = new LastUse();

    @Test
    void is_nothing_to_tell_of_before_there_was_any() {
        assertThat(use.isDue(NOON, INTERVAL)).isFalse();
    }

    @Test
    void is_told_at_once_the_first_time() {
        use.note(NOON);

        assertThat(use.isDue(NOON, INTERVAL)).isTrue();
        assertThat(use.at()).isEqualTo("2026-02-01T12:00:00Z");
    }

    @Test
    void is_told_no_more_than_once_in_the_interval_however_often_the_key_is_used() {
        use.note(NOON);
        use.wasTold(use.at(), NOON);
        use.note(NOON + 60_000);

        assertThat(use.isDue(NOON + 299_999, INTERVAL)).isFalse();
        assertThat(use.isDue(NOON + 300_000, INTERVAL)).isTrue();
        assertThat(use.at()).isEqualTo("2026-02-01T12:01:00Z");
    }

    @Test
    void is_not_told_again_while_nobody_uses_the_key() {
        use.note(NOON);
        use.wasTold(use.at(), NOON);

        assertThat(use.isDue(NOON + 3_600_000, INTERVAL)).isFalse();
    }

    @Test
    void that_came_while_an_earlier_one_was_being_told_is_still_to_be_told() {
        use.note(NOON);
        var telling = use.at();
        use.note(NOON + 2_000);
        use.wasTold(telling, NOON + 2_000);

        assertThat(use.isDue(NOON + 302_000, INTERVAL)).isTrue();
    }
}
