package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An answer is suspected")
class SuspicionTest {
    private static final Instant SENT = Instant.parse("2026-02-01T12:00:00Z");
    private static final Instant LATER = SENT.plus(Duration.ofHours(5));
    private static final Visited NOTHING = new Visited(Map.of(), Optional.empty());

    @Test
    void when_the_page_sends_it_within_seconds_of_the_delivery() {
        assertThat(Suspicion.of(NOTHING, SENT.plusSeconds(2), SENT, true)).isPresent();
        assertThat(Suspicion.of(NOTHING, SENT.plusSeconds(3), SENT, true)).isEmpty();
    }

    @Test
    void never_for_its_haste_when_a_program_sends_it() {
        assertThat(Suspicion.of(NOTHING, SENT, SENT, false)).isEmpty();
    }

    @Test
    void when_three_ratings_of_the_mail_are_opened_within_seconds() {
        var scanner = new Visited(Map.of(1, LATER, 2, LATER.plusSeconds(1), 3, LATER.plusSeconds(9)), Optional.empty());
        var person = new Visited(Map.of(1, LATER, 2, LATER.plusSeconds(5), 3, LATER.plusSeconds(15)), Optional.empty());
        var slip = new Visited(Map.of(4, LATER, 5, LATER.plusSeconds(1)), Optional.empty());

        assertThat(Suspicion.of(scanner, LATER.plusSeconds(4), SENT, true)).isPresent();
        assertThat(Suspicion.of(person, LATER.plusSeconds(20), SENT, true)).isEmpty();
        assertThat(Suspicion.of(slip, LATER.plusSeconds(4), SENT, true)).isEmpty();
    }

    @Test
    void when_the_link_that_no_person_sees_is_opened_before_or_after_it() {
        var trapped = new Visited(Map.of(), Optional.of(LATER));

        assertThat(Suspicion.of(trapped, LATER.plusSeconds(10), SENT, true)).isPresent();
        assertThat(Suspicion.of(trapped, LATER.minusSeconds(10), SENT, true)).isPresent();
    }

    @Test
    void not_for_what_a_scanner_did_long_before() {
        var scanned = new Visited(Map.of(1, SENT, 2, SENT, 3, SENT, 4, SENT, 5, SENT), Optional.of(SENT));

        assertThat(Suspicion.of(scanned, LATER, SENT, true)).isEmpty();
    }
}
