package dev.plumbline.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.plumbline.kit.db.DatabaseFailure;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Makes every refusal and every failure an {@code application/problem+json}, never a stack trace. */
public class ProblemMapper {
    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final List<String> KEPT_HEADERS = List.of("Allow", "Retry-After", "WWW-Authenticate");
    private static final int SECONDS_TO_RETRY = 2;

    @ServerExceptionMapper
    public Response map(Problem problem) {
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem.members());
        problem.headers().forEach(response::header);
        return response.build();
    }

    /** Reached when a body is no JSON, or not of the shape that the resource takes; or when ours cannot be written. */
    // The narrower types are named because Quarkus brings mappers of its own for them.
    @ServerExceptionMapper({
        MismatchedInputException.class,
        InvalidDefinitionException.class,
        JsonProcessingException.class
    })
    public Response map(JsonProcessingException failure) {
        return isOfReading(failure) ? map(MalformedBody.problem(failure)) : internalError(failure);
    }

    private static boolean isOfReading(JsonProcessingException failure) {
        return !(failure instanceof InvalidDefinitionException)
                && (failure.getProcessor() instanceof JsonParser
                        || failure instanceof MismatchedInputException
                        || failure instanceof StreamReadException
                        || failure instanceof StreamConstraintsException);
    }

    @ServerExceptionMapper({NotFoundException.class, WebApplicationException.class})
    public Response map(WebApplicationException failure) {
        var thrown = failure.getResponse();
        if (thrown.getStatus() == 400 && failure.getCause() instanceof JsonProcessingException malformed) {
            return map(MalformedBody.problem(malformed));
        }
        if (thrown.getStatusInfo().getFamily() == Response.Status.Family.REDIRECTION) {
            return thrown;
        }
        var status = thrown.getStatusInfo();
        var response = Response.fromResponse(
                map(Problem.of(status.getStatusCode(), status.getReasonPhrase(), detail(status.getStatusCode()))));
        for (var name : KEPT_HEADERS) {
            var value = thrown.getHeaderString(name);
            if (value != null) {
                response.header(name, value);
            }
        }
        return response.build();
    }

    @ServerExceptionMapper
    public Response map(Throwable failure) {
        if (DatabaseFailure.isTransient(failure)) {
            LOG.warnf("A request could not be answered without the database: %s", failure.getMessage());
            return map(Problem.unavailable("The database is away for the moment; try again.", SECONDS_TO_RETRY));
        }
        return internalError(failure);
    }

    private Response internalError(Throwable failure) {
        LOG.error("A request failed for a reason of ours", failure);
        return map(Problem.internalError());
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
