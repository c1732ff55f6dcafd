package dev.plumbline.ingestion;

import static io.restassured.RestAssured.given;

import dev.plumbline.contract.ContractJson;

/** The examples of request bodies in the service's OpenAPI document. */
public final class OpenApiExamples {
    private OpenApiExamples() {}

    /** Of a call that takes JSON. */
    public static String of(String path, String method) {
        var example = given().get("/q/openapi?format=json")
                .jsonPath()
                .<Object>get("paths.'%s'.%s.requestBody.content.'application/json'.example".formatted(path, method));
        return example instanceof String text
                ? text
                : ContractJson.mapper().valueToTree(example).toString();
    }
}
