package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.CustomerEvent;
import dev.plumbline.contract.Header;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What is known of a customer")
class CustomerTest {
    private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");

    @Test
    void is_field_by_field_what_was_told_last() {
        var known = Customer.UNKNOWN
                .learn(updated(3, Optional.of("new@example.com"), Optional.empty()))
                .learn(updated(1, Optional.of("old@example.com"), Optional.of("fr")))
                .learn(updated(2, Optional.empty(), Optional.of("de")));

        assertThat(known.addressee()).contains(new Addressee("new@example.com", Optional.of("de")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n/a", "ada", "ada@", "a@b\r\nBcc: c@d", "a@b, c@d", "\"a\" <a@b>"})
    void holds_no_address_that_would_break_a_mail(String email) {
        assertThat(Customer.UNKNOWN
                        .learn(updated(1, Optional.of(email), Optional.empty()))
                        .addressee())
                .isEmpty();
    }

    private static Arrival updated(int second, Optional<String> email, Optional<String> locale) {
        var event = new CustomerEvent.Updated(
                Header.of("/desk", "e" + second, NOON.plusSeconds(second), "cust-1"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                email,
                locale);
        return new Arrival("acme", event, NOON, true);
    }
}
