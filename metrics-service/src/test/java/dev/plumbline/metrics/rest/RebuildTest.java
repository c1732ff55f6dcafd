package dev.plumbline.metrics.rest;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.plumbline.embedded.EmbeddedParts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "metrics"))
@DisplayName("The address of rebuilds")
class RebuildTest {
    private static final String ADDRESS = "/v1/admin/rebuild";

    @Inject
    Told told;

    @BeforeEach
    void know_a_tenant() throws Exception {
        told.ofTenant("rebuilder");
    }

    @Test
    void begins_one_and_tells_how_far_it_is() {
        told.of("rebuilder", "conversation.opened", "r-1", "2026-03-02T09:00:00Z", "{'channel':'chat'}");
        await().untilAsserted(() ->
                Told.reading("rebuilder").get("/v1/conversations/r-1").then().statusCode(200));
        // A tenant that is new is folded once, not a second time for its settings.
        Told.administering("rebuilder").get(ADDRESS).then().statusCode(404);

        Told.administering("rebuilder")
                .post(ADDRESS)
                .then()
                .statusCode(202)
                .header("Location", endsWith(ADDRESS))
                .body("state", equalTo("running"))
                .body("cause", equalTo("request"))
                .body("done", equalTo(0))
                .body("startedAt", notNullValue())
                .body("finishedAt", nullValue())
                .body("address", equalTo(ADDRESS));

        await().untilAsserted(() -> Told.administering("rebuilder")
                .get(ADDRESS)
                .then()
                .statusCode(200)
                .body("state", equalTo("done"))
                .body("done", greaterThan(0))
                .body("total", greaterThan(0))
                .body("finishedAt", notNullValue())
                .body("error", nullValue()));
    }

    @Test
    void asks_for_a_key_of_an_administrator() {
        Told.reading("rebuilder").post(ADDRESS).then().statusCode(403);
        Told.reading("rebuilder").get(ADDRESS).then().statusCode(403);
    }
}
