package dev.plumbline.survey.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Guesses at a token")
class GuessesTest {
    private final Guesses guesses = new Guesses();

    @Test
    void are_stopped_after_thirty_a_minute_and_only_for_the_address_that_made_them() {
        for (var guess = 0; guess < Guesses.A_MINUTE; guess++) {
            assertThat(guesses.mayGoOn("192.0.2.1")).isTrue();
        }

        assertThat(guesses.mayGoOn("192.0.2.1")).isFalse();
        assertThat(guesses.mayGoOn("192.0.2.2")).isTrue();
    }
}
