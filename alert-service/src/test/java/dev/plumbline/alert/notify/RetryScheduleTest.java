package dev.plumbline.alert.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is made of a receiver's answer")
class RetryScheduleTest {
    private static final Instant NOW = Instant.parse("2026-02-02T09:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204})
    void two_hundred_and_something_is_delivered(int status) {
        assertThat(judge(answer(status), 1)).isInstanceOf(Outcome.Delivered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 404, 408, 429, 500, 503})
    void a_redirect_and_every_error_is_tried_again_after_five_seconds(int status) {
        assertThat(judge(answer(status), 1)).isEqualTo(new Outcome.TryAgain("HTTP " + status, NOW.plusSeconds(5)));
    }

    @Test
    void gone_takes_the_channel_with_it() {
        assertThat(judge(answer(410), 1)).isEqualTo(new Outcome.ChannelGone("HTTP 410"));
    }

    @Test
    void a_refused_address_is_not_tried_again() {
        assertThat(judge(new Response.Refused("10.0.0.1 is private"), 1))
                .isEqualTo(new Outcome.GivenUp("Not sent: 10.0.0.1 is private"));
    }

    @Test
    void the_pauses_grow_for_about_a_day_and_then_it_is_given_up() {
        var pauses = new ArrayList<Duration>();
        var attempt = 1;
        while (judge(new Response.Unreachable("refused"), attempt) instanceof Outcome.TryAgain again) {
            pauses.add(Duration.between(NOW, again.at()));
            attempt++;
        }

        assertThat(pauses).isSorted().startsWith(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30));
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void chance_lengthens_a_pause_by_a_fifth_at_most() {
        var outcome = RetrySchedule.judge(answer(500), 2, NOW, 1.0);

        assertThat(outcome).isEqualTo(new Outcome.TryAgain("HTTP 500", NOW.plusSeconds(360)));
    }

    @Test
    void a_receiver_is_asked_no_sooner_than_it_wishes() {
        assertThat(judge(answer(503, Duration.ofMinutes(2)), 1))
                .isEqualTo(new Outcome.TryAgain("HTTP 503", NOW.plusSeconds(120)));
        assertThat(judge(answer(503, Duration.ofSeconds(1)), 1))
                .isEqualTo(new Outcome.TryAgain("HTTP 503", NOW.plusSeconds(5)));
        assertThat(judge(answer(503, Duration.ofDays(400)), 1))
                .isEqualTo(new Outcome.TryAgain("HTTP 503", NOW.plus(Duration.ofDays(1))));
    }

    private static Outcome judge(Response response, int attempt) {
        return RetrySchedule.judge(response, attempt, NOW, 0);
    }

    private static Response answer(int status) {
        return new Response.Answered(status, "", Optional.empty());
    }

    private static Response answer(int status, Duration wish) {
        return new Response.Answered(status, "", Optional.of(NOW.plus(wish)));
    }
}
