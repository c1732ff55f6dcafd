package dev.plumbline.ingestion.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected signatures were computed by another program. The request arrives at {@link HelpDesk#NOW}. */
@DisplayName("A signed webhook")
class SignedWebhooksTest {
    private static final String SECRET = "quill-and-ink-secret";

    @ParameterizedTest
    @MethodSource("refused")
    void is_refused_without_the_token_of_its_address(String provider, Map<String, String> headers) {
        var request = new WebhookRequest(
                "POST",
                "https://plumbline.example/v1/webhooks/" + provider + "/plw_t0ken?dry-run=true",
                headers,
                "{}".getBytes(UTF_8),
                HelpDesk.NOW);

        assertThatThrownBy(() -> Providers.named(provider).orElseThrow().verify(request, List.of(SECRET)))
                .isInstanceOf(NotGenuineException.class)
                .satisfies(it -> assertThat(it.getMessage()).doesNotContain("plw_t0ken"));
    }

    static Stream<Arguments> refused() {
        return Stream.concat(
                Providers.names().stream().map(name -> Arguments.of(name, Map.of())),
                Stream.of(
                        Arguments.of("chatwoot", Map.of("x-chatwoot-signature", "sha256=" + "0".repeat(64))),
                        Arguments.of(
                                "chatwoot",
                                Map.of(
                                        "x-chatwoot-signature",
                                        "sha256=" + "0".repeat(64),
                                        "x-chatwoot-timestamp",
                                        "1772440800")),
                        Arguments.of("hubspot", Map.of("x-hubspot-signature-v3", "AAAA")),
                        Arguments.of(
                                "hubspot",
                                Map.of(
                                        "x-hubspot-signature-v3",
                                        "AAAA",
                                        "x-hubspot-request-timestamp",
                                        "1772440800000")),
                        Arguments.of(
                                "hubspot", Map.of("x-hubspot-signature", "00", "x-hubspot-signature-version", "v2")),
                        Arguments.of("intercom", Map.of("x-hub-signature", "sha1=" + "0".repeat(40))),
                        Arguments.of("shopify", Map.of("x-shopify-hmac-sha256", "AAAA")),
                        Arguments.of(
                                "zendesk",
                                Map.of(
                                        "x-zendesk-webhook-signature",
                                        "AAAA",
                                        "x-zendesk-webhook-signature-timestamp",
                                        "2026-03-10T12:00:00Z"))));
    }

    @Nested
    @DisplayName("of Zendesk")
    class OfZendesk {
        private static final String SIGNATURE = "x-zendesk-webhook-signature";
        private static final String TIMESTAMP = "x-zendesk-webhook-signature-timestamp";
        private static final String SIGNED = "WnpAIG0xpoiRosdoS4JHHNAYdLpXqR6MbdfOtL3Q+to=";

        private final String body = "{\"type\":\"zen:event-type:ticket.created\",\"detail\":{\"subject\":\"Grüße\"}}";
        private final Map<String, String> headers =
                new HashMap<>(Map.of(SIGNATURE, SIGNED, TIMESTAMP, "2026-03-10T11:58:00Z"));

        @Test
        void is_genuine_when_one_of_the_secrets_signed_time_and_body() {
            assertThatCode(() -> verify(body, List.of("the-next-secret", SECRET)))
                    .doesNotThrowAnyException();
        }

        @Test
        void is_genuine_without_a_body() {
            headers.put(SIGNATURE, "7Nz2nyrBke+/ZYpyXgBgj1LDE/15PJV5RcYVjoWDMO0=");

            assertThatCode(() -> verify("", List.of(SECRET))).doesNotThrowAnyException();
        }

        @Test
        void is_not_when_a_byte_of_the_body_or_the_secret_is_another() {
            assertNotGenuine(body + " ", SECRET, "signing secret");
            assertNotGenuine(body, "quill-and-ink-Secret", "signing secret");
            assertNotGenuine(body, null, "signing secret");
        }

        @Test
        void is_not_when_its_time_was_changed_or_is_more_than_five_minutes_away() {
            headers.put(TIMESTAMP, "2026-03-10T11:59:00Z");
            assertNotGenuine(body, SECRET, "signing secret");

            headers.put(TIMESTAMP, "2026-03-10T11:58:00Z");
            var late = new WebhookRequest(
                    "POST", "https://x", headers, body.getBytes(UTF_8), HelpDesk.NOW.plusSeconds(181));
            assertThatThrownBy(() -> new Zendesk().verify(late, List.of(SECRET)))
                    .isInstanceOf(NotGenuineException.class)
                    .hasMessageContaining("5 minutes");
        }

        @ParameterizedTest
        @ValueSource(strings = {SIGNATURE, TIMESTAMP})
        void is_not_without_one_of_its_headers(String header) {
            headers.remove(header);

            assertNotGenuine(body, SECRET, "is missing");
        }

        @Test
        void is_not_when_a_header_makes_no_sense() {
            headers.put(SIGNATURE, "?");
            assertNotGenuine(body, SECRET, "Base64");
        }

        private void assertNotGenuine(String text, String secret, String why) {
            var secrets = secret == null ? List.<String>of() : List.of(secret);
            assertThatThrownBy(() -> verify(text, secrets))
                    .isInstanceOf(NotGenuineException.class)
                    .hasMessageContaining(why);
        }

        private void verify(String text, List<String> secrets) throws NotGenuineException {
            new Zendesk().verify(HelpDesk.request(text.getBytes(UTF_8), headers), secrets);
        }
    }

    @Nested
    @DisplayName("of Intercom")
    class OfIntercom {
        private static final String BODY = "{\"topic\":\"ping\",\"note\":\"Grüße\"}";
        private static final String SIGNED = "sha1=a603b91af639259f1d43dc94c393e67e4f57eaff";

        @Test
        void is_genuine_when_one_of_the_secrets_signed_the_body() {
            assertThatCode(() -> verify(BODY, SIGNED, "the-next-secret", SECRET))
                    .doesNotThrowAnyException();
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "sha1=a603b91af639259f1d43dc94c393e67e4f57eafe",
                    "sha1=",
                    "sha1=a603",
                    "sha1=no hexadecimal",
                    "sha256=a603b91af639259f1d43dc94c393e67e4f57eaff"
                })
        void is_not_when_the_signature_is_another(String signature) {
            assertThatThrownBy(() -> verify(BODY, signature, SECRET)).isInstanceOf(NotGenuineException.class);
        }

        @Test
        void is_not_when_body_or_secret_is_another_or_the_signature_is_missing() {
            assertThatThrownBy(() -> verify(BODY + "\n", SIGNED, SECRET)).hasMessageContaining("client secret");
            assertThatThrownBy(() -> verify(BODY, SIGNED, "another")).hasMessageContaining("client secret");
            assertThatThrownBy(() -> verify(BODY, " ", SECRET)).hasMessageContaining("is missing");
        }

        private static void verify(String body, String signature, String... secrets) throws NotGenuineException {
            new Intercom()
                    .verify(
                            HelpDesk.request(body.getBytes(UTF_8), Map.of("x-hub-signature", signature)),
                            List.of(secrets));
        }
    }
}
