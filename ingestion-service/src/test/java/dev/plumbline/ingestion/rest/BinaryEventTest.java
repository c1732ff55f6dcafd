package dev.plumbline.ingestion.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.CharacterCodingException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The value of a ce- header")
class BinaryEventTest {
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "Euro%20%E2%82%AC%20%F0%9F%98%80, Euro € 😀",
        "%2525, %25",
        "100%, 100%",
        "5%zz, 5%zz",
        "%e2%82%ac, €",
        "'\"quoted \\\"text\\\"\"', quoted \"text\"",
        "%22, '\"'",
        "a+b, a+b"
    })
    void is_unquoted_and_decoded_once(String header, String value) throws CharacterCodingException {
        assertThat(BinaryEvent.decode(header)).isEqualTo(value);
    }

    @Test
    void must_be_utf_8() {
        assertThatThrownBy(() -> BinaryEvent.decode("%C3%28")).isInstanceOf(CharacterCodingException.class);
    }
}
