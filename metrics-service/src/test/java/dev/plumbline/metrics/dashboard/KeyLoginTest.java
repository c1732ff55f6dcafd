package dev.plumbline.metrics.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.contract.Scope;
import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The dashboards of an installation")
class KeyLoginTest {
    @Inject
    HelpDesk desk;

    @Test
    void ask_for_a_key() {
        var response = given().get("/");
        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(response.contentType()).startsWith("text/html");
        assertThat(response.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(response.asString()).contains("Please sign in", "Authorization: Bearer");
    }

    @Test
    void refuse_a_key_that_may_not_read() throws Exception {
        desk.opensFor("writer", Scope.INGEST);
        assertThat(given().header("Authorization", "Bearer key-of-writer")
                        .get("/")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void tell_a_tenant_without_any_conversation_what_to_do_first() throws Exception {
        desk.opensFor("newcomer", Scope.READ);
        var response = given().header("Authorization", "Bearer key-of-newcomer").get("/");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.asString())
                .contains("No conversations yet", "./plumbline up --demo", "curl -X POST", "conversation.opened")
                .doesNotContain("class=\"chart\"");
    }
}
