package dev.plumbline.ingestion.page;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Leads whoever types only the service's address to its first page. */
@Path("/")
public class StartPage {
    @GET
    @Operation(hidden = true)
    public Response show() {
        return Response.seeOther(URI.create("/quarantine")).build();
    }
}
