package dev.plumbline.ingestion;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;
import java.util.UUID;

/** The service as somebody runs it for tenants of its own: the embedded mode with its demo tenant, and an operator. */
public final class Installation implements QuarkusTestProfile {
    public static final TestTenant DEMO = new TestTenant("demo", "the-demo-key-of-this-test");
    public static final String OPERATOR_KEY = "the-operator-key-of-this-test";

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "plumbline.embedded",
                "true",
                "plumbline.ingestion.demo-key",
                DEMO.key(),
                "plumbline.ingestion.operator-key",
                OPERATOR_KEY);
    }

    /** A tenant that the service keeps, with a key that opens everything. */
    public static TestTenant newTenant() {
        var id = "tenant-" + UUID.randomUUID().toString().substring(0, 8);
        var key = given().header("Authorization", "Bearer " + OPERATOR_KEY)
                .contentType("application/json")
                .body("{\"id\": \"" + id + "\", \"name\": \"Tenant of a test\"}")
                .post("/v1/tenants")
                .then()
                .statusCode(201)
                .extract()
                .<String>path("apiKey");
        var tenant = new TestTenant(id, key);
        await().until(() -> tenant.request().get("/v1/tenant").statusCode() == 200);
        return tenant;
    }
}
