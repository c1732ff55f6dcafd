package dev.plumbline.kit.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import dev.plumbline.contract.Violation;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every refusal and every failure an {@code application/problem+json}, never a stack trace. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    @ServerExceptionMapper
    public Response map(Problem problem) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "about:blank");
        body.put("title", problem.title());
        body.put("status", problem.status());
        body.put("detail", problem.getMessage());
        if (!problem.errors().isEmpty()) {
            body.put("errors", problem.errors());
        }
        body.putAll(problem.extras());
        var response = Response.status(problem.status()).type(MEDIA_TYPE).entity(body);
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** Reached when a body is no JSON, or not of the shape that the resource takes. */
    @ServerExceptionMapper
    public Response map(JsonProcessingException malformed) {
        var pointer = malformed instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "/" + step.getIndex() : "/" + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
        return map(Problem.badRequest("The body is not the JSON that is expected here.")
                .with(List.of(new Violation(pointer, malformed.getOriginalMessage()))));
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure) {
        if (failure.getCause() instanceof JsonProcessingException malformed) {
            return map(malformed);
        }
        var status = failure.getResponse().getStatusInfo();
        var problem = Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail(status.getStatusCode()));
        var response = map(problem);
        var allow = failure.getResponse().getHeaderString("Allow");
        return allow == null
                ? response
                : Response.fromResponse(response).header("Allow", allow).build();
    }

    @ServerExceptionMapper
    public Response map(RuntimeException failure) {
        LOG.error("A request failed for a reason of ours", failure);
        return map(Problem.of(
                500, "Internal error", "Something went wrong on our side; the log of this service says what."));
    }

    private static String detail(int status) {
        return switch (status) {
            case 404 -> "There is nothing at this address; /q/openapi lists what there is.";
            case 405 -> "This address does not take this method.";
            case 406 -> "This address cannot answer in the media type asked for.";
            case 413 -> "The body is too large.";
            case 415 -> "This address does not take this media type.";
            default -> "The request could not be answered.";
        };
    }
}
