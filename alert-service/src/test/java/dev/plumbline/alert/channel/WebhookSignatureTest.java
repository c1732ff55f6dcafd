package dev.plumbline.alert.channel;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.plumbline.alert.notify.SigningSecret;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The signature of a webhook")
class WebhookSignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void is_the_one_that_standard_webhooks_publishes() {
        var signature = WebhookSignature.of(
                SigningSecret.parse(SECRET),
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                Instant.ofEpochSecond(1614265330),
                "{\"test\": 2432232314}".getBytes(UTF_8));

        assertThat(signature).isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void has_a_secret_that_does_not_print_itself() {
        var secret = SigningSecret.parse(SECRET);

        assertThat(secret.reveal()).isEqualTo(SECRET);
        assertThat(secret).hasToString("whsec_…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                "whsec_",
                "whsec_c2hvcnQ=",
                "whsec_not base64 at all, is it?!"
            })
    void refuses_what_is_no_secret(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SigningSecret.parse(text));
    }
}
