package dev.plumbline.kit.http;

import dev.plumbline.contract.Violation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An answer that says no, as RFC 9457 {@code application/problem+json}. Thrown anywhere below a resource.
 * Its detail is written for the caller: what is wrong and what to do next, never an inner state.
 */
public final class Problem extends RuntimeException {
    public static final String MEDIA_TYPE = "application/problem+json";

    private final int status;
    private final String title;
    private final transient List<Violation> errors;
    private final transient Map<String, Object> extras;
    private final transient Map<String, String> headers;

    private Problem(
            int status,
            String title,
            String detail,
            List<Violation> errors,
            Map<String, Object> extras,
            Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.title = title;
        this.errors = errors;
        this.extras = extras;
        this.headers = headers;
    }

    public static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, List.of(), Map.of(), Map.of());
    }

    public static Problem badRequest(String detail) {
        return of(400, "Bad request", detail);
    }

    /** A query parameter or field that cannot be used. */
    public static Problem badField(String pointer, String detail) {
        return badRequest("The request has a field that cannot be used.").with(List.of(new Violation(pointer, detail)));
    }

    public static Problem unauthorized(String detail) {
        return of(401, "Unauthorized", detail).withHeader("WWW-Authenticate", "Bearer");
    }

    public static Problem forbidden(String detail) {
        return of(403, "Forbidden", detail);
    }

    public static Problem notFound(String detail) {
        return of(404, "Not found", detail);
    }

    /** Try again: something behind us is away. */
    public static Problem unavailable(String detail, int retryAfterSeconds) {
        return of(503, "Service unavailable", detail).withHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** More requests than this caller may make. */
    public static Problem tooMany(String detail, int retryAfterSeconds) {
        return of(429, "Too many requests", detail).withHeader("Retry-After", Integer.toString(retryAfterSeconds));
    }

    /** A failure of ours, of which the caller learns no more than that. */
    public static Problem internalError() {
        return of(500, "Internal error", "Something went wrong on our side; the log of this service says what.");
    }

    /** This problem with the violations, each under its pointer. */
    public Problem with(List<Violation> violations) {
        return new Problem(status, title, getMessage(), List.copyOf(violations), extras, headers);
    }

    /** This problem with further members beside the standard ones. */
    public Problem withExtras(Map<String, Object> members) {
        return new Problem(status, title, getMessage(), errors, Map.copyOf(members), headers);
    }

    public Problem withHeader(String name, String value) {
        return new Problem(status, title, getMessage(), errors, extras, Map.of(name, value));
    }

    /** What the answer's JSON object holds, in this order. */
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "about:blank");
        members.put("title", title);
        members.put("status", status);
        members.put("detail", getMessage());
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        members.putAll(extras);
        return members;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    public List<Violation> errors() {
        return errors;
    }

    public Map<String, Object> extras() {
        return extras;
    }

    public Map<String, String> headers() {
        return headers;
    }
}
