package dev.plumbline.alert.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.alert.lifecycle.AlertState.Firing;
import dev.plumbline.alert.lifecycle.AlertState.Resolved;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The life of an alert")
class AlertStateTest {
    private static final Instant NINE = Instant.parse("2026-02-02T09:00:00Z");
    private static final Instant TEN = Instant.parse("2026-02-02T10:00:00Z");

    @Test
    void begins_firing_when_the_rule_is_broken_and_over_when_it_no_longer_is() {
        assertThat(AlertState.first(true, NINE)).isEqualTo(new Firing(NINE));
        assertThat(AlertState.first(false, NINE)).isEqualTo(new Resolved(NINE));
    }

    @Test
    void goes_on_firing_since_it_began() {
        assertThat(new Firing(NINE).observe(true, TEN)).isEqualTo(new Firing(NINE));
    }

    @Test
    void ends_when_the_rule_is_kept_again() {
        assertThat(new Firing(NINE).observe(false, TEN)).isEqualTo(new Resolved(TEN));
        assertThat(new Resolved(NINE).observe(false, TEN)).isEqualTo(new Resolved(NINE));
    }

    @Test
    void begins_again_when_the_rule_is_broken_again() {
        assertThat(new Resolved(NINE).observe(true, TEN)).isEqualTo(new Firing(TEN));
    }
}
