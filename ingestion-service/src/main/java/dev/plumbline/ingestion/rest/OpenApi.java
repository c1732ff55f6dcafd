package dev.plumbline.ingestion.rest;

import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** What the OpenAPI document says of the service as a whole. */
@OpenAPIDefinition(info = @Info(title = "Plumbline ingestion", version = "1"))
@SecurityScheme(
        securitySchemeName = OpenApi.API_KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "An API key of the tenant, `plk_…`")
@SecurityScheme(
        securitySchemeName = OpenApi.OPERATOR_KEY,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "The key given at deployment, `plumbline.ingestion.operator-key`")
public class OpenApi extends Application {
    static final String API_KEY = "apiKey";
    static final String OPERATOR_KEY = "operatorKey";
}
