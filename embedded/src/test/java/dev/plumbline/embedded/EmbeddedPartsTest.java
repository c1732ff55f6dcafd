package dev.plumbline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The parts for service tests")
class EmbeddedPartsTest {

    @Test
    void are_the_same_for_every_test_class_but_with_another_schema() {
        var metrics = settings("metrics");
        var survey = settings("survey");
        assertThat(metrics.get("kafka.bootstrap.servers")).isEqualTo(survey.get("kafka.bootstrap.servers"));
        assertThat(metrics.get("quarkus.datasource.jdbc.url")).contains("currentSchema=metrics");
        assertThat(survey).containsEntry("quarkus.datasource.username", "survey");
    }

    @Test
    void say_which_services_there_are_when_asked_for_another() {
        assertThatThrownBy(() -> settings("billing")).hasMessageContaining("[ingestion, metrics, survey, alert]");
    }

    private static Map<String, String> settings(String service) {
        var parts = new EmbeddedParts();
        parts.init(Map.of("service", service));
        return parts.start();
    }
}
