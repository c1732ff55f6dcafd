package dev.plumbline.survey.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("What a mail server thinks of a mail")
class DeliveryStatusTest {
    @ParameterizedTest
    @ValueSource(strings = {"5.1.0", "5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"})
    void means_that_the_address_is_dead(String code) {
        assertThat(DeliveryStatus.parse(code).orElseThrow().isAddressDead()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"4.1.1", "4.2.1", "5.0.0", "5.1.7", "5.1.8", "5.2.2", "5.3.4", "5.4.4", "5.5.2", "5.7.1", "2.1.5"
            })
    void means_that_another_mail_may_arrive(String code) {
        assertThat(DeliveryStatus.parse(code).orElseThrow().isAddressDead()).isFalse();
    }

    @Test
    void stands_after_the_reply_code() {
        assertThat(DeliveryStatus.ofReply("550 5.1.1 <a@b>: gone")).contains(new DeliveryStatus(5, 1, 1));
        assertThat(DeliveryStatus.ofReply("550-5.7.26 policy\n550 5.7.26 more")).contains(new DeliveryStatus(5, 7, 26));
    }

    @Test
    void is_kept_on_one_line_of_bearable_length() {
        assertThat(DeliveryStatus.words("550-no\r\n550 such\u0000user ")).isEqualTo("550-no 550 such user");
        assertThat(DeliveryStatus.words("\uD83D\uDE00".repeat(501))).isEqualTo("\uD83D\uDE00".repeat(500));
    }

    @ParameterizedTest
    @ValueSource(strings = {"550 User unknown", "550", "550 192.0.2.7 is listed", "5.1", "", "550 5.1.1.1 what"})
    void need_not_be_told(String reply) {
        assertThat(DeliveryStatus.ofReply(reply)).isEmpty();
    }
}
