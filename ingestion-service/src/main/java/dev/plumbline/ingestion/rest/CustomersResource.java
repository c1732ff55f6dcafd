package dev.plumbline.ingestion.rest;

import dev.plumbline.ingestion.erasure.EraseCustomer;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** What people may ask for who are customers of a tenant. */
@Path("/v1/customers")
@AdminScope
@Blocking
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
@SecurityRequirement(name = OpenApi.API_KEY)
public class CustomersResource {
    private static final int LONGEST_ID = 200;

    private static final String ANSWER = """
            {"erasure": "5f0c1f0e-7a1b-3c7d-9d39-2f4f6b1f3c11", "requestedAt": "2026-02-01T09:30:00Z"}""";

    private final EraseCustomer eraseCustomer;
    private final Caller caller;

    CustomersResource(EraseCustomer eraseCustomer, Caller caller) {
        this.eraseCustomer = eraseCustomer;
        this.caller = caller;
    }

    @DELETE
    @Path("/{customerId}/data")
    @ResponseStatus(202)
    @Operation(
            operationId = "eraseCustomerData",
            summary = "Erase a customer's data",
            description =
                    "Needs the scope `admin`. All services forget who the customer is and what was written, within "
                            + "seconds; what was counted stays counted. What is accepted and happens later is a new "
                            + "relation. Asking again is safe.")
    @APIResponse(
            responseCode = "202",
            description = "Asked for; also of a customer whom nobody knows",
            content = @Content(schema = @Schema(implementation = ErasureView.class), example = ANSWER))
    @APIResponse(responseCode = "400", description = "No customer can have this id")
    public ErasureView erase(
            @PathParam("customerId")
                    @Parameter(
                            description = "As the events name the customer, percent-encoded: 1 to 200 characters",
                            example = "zendesk:1264")
                    String customerId) {
        if (!canBeAnId(customerId)) {
            throw Problem.badField("/customerId", "must have 1 to 200 characters, none of them U+0000");
        }
        return ErasureView.of(eraseCustomer.request(caller.tenant().id(), customerId));
    }

    /** Events with other ids are refused. */
    private static boolean canBeAnId(String id) {
        return !id.isEmpty()
                && id.codePointCount(0, id.length()) <= LONGEST_ID
                && id.codePoints().allMatch(it -> it != 0 && Character.getType(it) != Character.SURROGATE);
    }
}
