package dev.plumbline.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A token")
class TokenTest {
    private static final byte[] SECRET = new byte[32];

    @Test
    void names_its_tenant_and_survives_the_way_through_a_link() {
        var token = Token.of(SECRET, "acme");

        var read = Token.parse(token.text()).orElseThrow();

        assertThat(token.text()).matches("[A-Za-z0-9_-]{48}");
        assertThat(read.tenant()).isEqualTo("acme");
        assertThat(read.hash()).isEqualTo(token.hash());
    }

    @Test
    void shows_its_secret_neither_in_its_hash_nor_in_a_log() {
        var token = Token.of(SECRET, "acme");

        assertThat(token.text()).doesNotContain(token.hash());
        assertThat(token.toString()).isEqualTo("Token of acme");
    }

    @Test
    void is_not_made_of_fewer_than_256_bits() {
        assertThatThrownBy(() -> Token.of(new byte[31], "acme")).isInstanceOf(IllegalArgumentException.class);
    }

    @Property
    void is_read_from_any_text_without_failing(@ForAll String text) {
        Token.parse(text).ifPresent(token -> assertThat(token.tenant()).matches("[a-z0-9-]{1,63}"));
    }
}
