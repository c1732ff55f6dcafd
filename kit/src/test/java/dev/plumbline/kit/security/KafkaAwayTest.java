package dev.plumbline.kit.security;

import static io.restassured.RestAssured.given;
import static io.restassured.RestAssured.when;
import static org.hamcrest.Matchers.equalTo;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(KafkaAwayTest.KafkaAway.class)
@DisplayName("A service that has not heard of its tenants yet")
class KafkaAwayTest {

    public static class KafkaAway implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("mp.messaging.incoming.support-events.enabled", "false");
        }

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(PartsWithoutKafka.class));
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    /** The database is there; where Kafka should be, nobody listens. */
    public static class PartsWithoutKafka implements QuarkusTestResourceLifecycleManager {
        private final EmbeddedParts parts = new EmbeddedParts();

        @Override
        public Map<String, String> start() {
            parts.init(Map.of("service", "metrics"));
            var settings = new HashMap<>(parts.start());
            settings.put("kafka.bootstrap.servers", "127.0.0.1:1");
            return settings;
        }

        @Override
        public void stop() {
            parts.stop();
        }
    }

    @Test
    void asks_to_come_again_instead_of_calling_a_key_unknown_that_may_be_good() {
        given().header("Authorization", "Bearer pl_perhaps")
                .get("/sample/read")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", "1")
                .body("title", equalTo("Service unavailable"));
    }

    @Test
    void still_asks_for_a_key_where_there_is_none() {
        when().get("/sample/read").then().statusCode(401);
    }

    @Test
    void lives_but_is_not_ready() {
        when().get("/q/health/live").then().statusCode(200);
        when().get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'tenant registry' }.status", equalTo("DOWN"));
    }
}
