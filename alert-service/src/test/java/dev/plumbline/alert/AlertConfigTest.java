package dev.plumbline.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The configuration of alerts")
class AlertConfigTest {
    @Test
    void sends_to_public_addresses_by_https_only_unless_told_otherwise() {
        var config = config(Map.of());

        assertThat(config.allowPrivateAddresses()).isFalse();
        assertThat(config.allowHttp()).isFalse();
        assertThat(config.deliveryTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void lets_a_newcomer_who_runs_all_on_one_machine_send_to_it() {
        var config = config(Map.of("plumbline.embedded", "true"));

        assertThat(config.allowPrivateAddresses()).isTrue();
        assertThat(config.allowHttp()).isTrue();
    }

    @Test
    void lets_an_operator_decide_against_that() {
        var config = config(Map.of("plumbline.embedded", "true", "plumbline.alert.allow-private-addresses", "false"));

        assertThat(config.allowPrivateAddresses()).isFalse();
    }

    private static AlertConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Duration.class, 100, new DurationConverter())
                .withMapping(AlertConfig.class)
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(AlertConfig.class);
    }
}
