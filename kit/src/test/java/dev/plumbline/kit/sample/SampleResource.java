package dev.plumbline.kit.sample;

import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.IngestScope;
import dev.plumbline.kit.security.ReadScope;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.RedirectionException;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** One address for every way in which an address can say no. */
@Path("/sample")
@Produces(MediaType.APPLICATION_JSON)
public class SampleResource {
    private final Caller caller;

    public SampleResource(Caller caller) {
        this.caller = caller;
    }

    /** A body with everything that can be wrong with one. */
    public record Request(String name, int count, List<Line> lines) {
        public Request {
            if (count < 0) {
                throw new IllegalArgumentException("secret reason");
            }
        }
    }

    public record Line(int number) {}

    /** Cannot be written: its only property fails. */
    public record Unwritable() {
        @SuppressWarnings("unused")
        public String getName() {
            throw new IllegalStateException("secret reason");
        }
    }

    @GET
    @Path("/ingest")
    @IngestScope
    public Map<String, String> ingest() {
        return caller();
    }

    @GET
    @Path("/read")
    @ReadScope
    public Map<String, String> read() {
        return caller();
    }

    @GET
    @Path("/admin")
    @AdminScope
    public Map<String, String> admin() {
        return caller();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Map<String, String> take(Request request) {
        return Map.of("name", request.name());
    }

    @GET
    @Path("/fails/{how}")
    public Object fail(@PathParam("how") String how) throws IOException, SQLException {
        return switch (how) {
            case "unchecked" -> throw new IllegalArgumentException("secret reason");
            case "checked" -> throw new IOException("secret reason");
            case "error" -> throw new StackOverflowError("secret reason");
            case "database-away" -> throw new SQLException("secret reason", "08006");
            case "database-refuses" -> throw new SQLException("secret reason", "23505");
            case "unwritable" -> new Unwritable();
            case "redirects" -> throw new RedirectionException(303, URI.create("/elsewhere"));
            case "problem" ->
                throw Problem.of(409, "Conflict", "It was answered already.")
                        .with(List.of(new Violation("/score", "cannot be changed any more")))
                        .withExtras(Map.of("accepted", 3))
                        .withHeader("Retry-After", "7");
            default -> Map.of();
        };
    }

    private Map<String, String> caller() {
        return Map.of("tenant", caller.tenant().id(), "key", caller.keyId());
    }
}
