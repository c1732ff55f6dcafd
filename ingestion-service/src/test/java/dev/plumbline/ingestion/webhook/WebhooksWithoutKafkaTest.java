package dev.plumbline.ingestion.webhook;

import static dev.plumbline.ingestion.webhook.HelpDesk.says;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;

import dev.plumbline.contract.Scope;
import dev.plumbline.contract.Topics;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.OwnKafka;
import dev.plumbline.ingestion.TestTenant;
import dev.plumbline.ingestion.TopicReader;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(
        value = EmbeddedParts.class,
        initArgs = @ResourceArg(name = "service", value = "ingestion"),
        restrictToAnnotatedClass = true)
@QuarkusTestResource(value = OwnKafka.class, restrictToAnnotatedClass = true)
@DisplayName("A webhook while Kafka is away")
class WebhooksWithoutKafkaTest {
    @Test
    void is_taken_at_once_and_delivered_when_it_is_back() {
        var tenant = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN);
        var desk = HelpDesk.of(tenant);
        OwnKafka.goAway();
        try {
            desk.sends("d-1", says("message_of_the_bot"))
                    .statusCode(202)
                    .body("accepted", equalTo(3))
                    .time(lessThan(1_500L));
        } finally {
            OwnKafka.comeBack();
        }
        await().atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(TopicReader.messagesOf(tenant, Topics.SUPPORT_EVENTS))
                        .extracting(it -> TopicReader.header(it, "ce_id"))
                        .contains("message:9002", "conversation:58"));
    }
}
