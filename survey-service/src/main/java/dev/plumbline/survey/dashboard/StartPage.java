package dev.plumbline.survey.dashboard;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Leads whoever types only the service's address to the page for leads. */
@Path("/")
public class StartPage {
    @GET
    @Operation(hidden = true)
    public Response show() {
        return Response.seeOther(URI.create("/surveys")).build();
    }
}
