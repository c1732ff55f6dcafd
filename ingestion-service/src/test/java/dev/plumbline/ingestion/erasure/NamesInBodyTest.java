package dev.plumbline.ingestion.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What may be a customer's id in something refused")
class NamesInBodyTest {
    @Test
    void is_every_text_at_whatever_depth_however_it_is_written() {
        assertThat(NamesInBody.of("""
                        {"subject": "ann", "data": {"customerId": "M\\u00fcller", "tags": ["a/b"], "n": 12}}""", Optional.empty())).containsExactlyInAnyOrder("ann", "Müller", "a/b");
    }

    @Test
    void is_in_a_webhook_also_what_the_help_desk_calls_them() {
        assertThat(NamesInBody.of(
                        "{\"requester\": {\"id\": 1264, \"email\": \"Ann@Example.com\"}}", Optional.of("freshdesk")))
                .contains("freshdesk:1264", "freshdesk:ann@example.com", "Ann@Example.com");
    }

    @Test
    void is_whatever_is_quoted_in_what_is_no_json() {
        assertThat(NamesInBody.of(
                        "{\"subject\": \"ann\", \"data\": {\"text\": \"she said \\\"no\\\"\", \"cus", Optional.empty()))
                .contains("ann");
        assertThat(NamesInBody.of("\"".repeat(500_001), Optional.empty())).containsExactly("");
        assertThat(NamesInBody.of("\\", Optional.empty())).isEmpty();
    }
}
