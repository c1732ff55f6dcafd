package dev.plumbline.ingestion.webhook;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.plumbline.contract.Scope;
import dev.plumbline.embedded.EmbeddedParts;
import dev.plumbline.ingestion.TestTenant;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = EmbeddedParts.class, initArgs = @ResourceArg(name = "service", value = "ingestion"))
@TestProfile(PublicAddressTest.BehindProxy.class)
@DisplayName("Behind a proxy")
class PublicAddressTest {
    private static final String SECRET = "the-secret-of-our-hubspot-app";

    public static final class BehindProxy implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("plumbline.ingestion.public-url", "https://ingest.acme.test/");
        }
    }

    @Test
    void a_signature_over_the_public_address_is_good_and_one_over_the_inner_address_is_not() throws Exception {
        var created = TestTenant.withScopes(Scope.INGEST, Scope.ADMIN)
                .request()
                .contentType("application/json")
                .body("{\"provider\": \"hubspot\", \"name\": \"Ours\", \"signingSecret\": \"%s\"}".formatted(SECRET))
                .post("/v1/webhook-tokens")
                .then()
                .statusCode(201)
                .body("url", startsWith("https://ingest.acme.test/v1/webhooks/hubspot/plw_"))
                .extract();
        var url = created.<String>path("url");
        var path = url.substring("https://ingest.acme.test".length());

        post(path, url).statusCode(202).body("accepted", equalTo(0));
        post(path, "http://localhost:8081" + path).statusCode(401);
        post(path + "?dry-run=true", url + "?dry-run=true").statusCode(200).body("signature", equalTo("valid"));
    }

    private static ValidatableResponse post(String path, String signedUrl) throws Exception {
        var time = Long.toString(HelpDesk.now().toEpochMilli());
        return given().contentType("application/json")
                .header("X-HubSpot-Request-Timestamp", time)
                .header("X-HubSpot-Signature-v3", sign("POST" + signedUrl + "[]" + time))
                .body("[]")
                .post(path)
                .then();
    }

    private static String sign(String text) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    }
}
