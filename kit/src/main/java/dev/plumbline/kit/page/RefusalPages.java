package dev.plumbline.kit.page;

import dev.plumbline.contract.Violation;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a page for people of the problem that a refused or failed {@link Page} answers with. */
@Provider
@Page
public class RefusalPages implements ContainerResponseFilter {
    private static final MediaType HTML = MediaType.TEXT_HTML_TYPE.withCharset("UTF-8");

    /**
     * A page that says no.
     *
     * @param violations what in the address or form cannot be used
     * @param wayOut what to do now, besides going to the start page
     */
    record Refusal(int status, String title, String detail, List<Violation> violations, Optional<String> wayOut) {}

    @CheckedTemplate(basePath = "suite")
    static class Templates {
        static native TemplateInstance refusal(Refusal page);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() >= 400 && response.getEntity() instanceof Map<?, ?> problem) {
            var refusal = new Refusal(
                    response.getStatus(),
                    title(response.getStatus()),
                    String.valueOf(problem.get("detail")),
                    violations(problem),
                    wayOut(response.getStatus()));
            response.setEntity(Templates.refusal(refusal).render(), new Annotation[0], HTML);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "This address cannot be read";
            case 401 -> "Please sign in";
            case 403 -> "Not from here";
            case 404 -> "Not found";
            case 503 -> "Not right now";
            default -> status < 500 ? "This does not work" : "Something went wrong";
        };
    }

    private static Optional<String> wayOut(int status) {
        return status == 401
                ? Optional.of(
                        "These pages take an API key in the header 'Authorization: Bearer <api key>'; the scope 'read' opens "
                                + "the dashboards, 'admin' what can be changed. Signing in with a company account comes "
                                + "with a later version.")
                : Optional.empty();
    }

    private static List<Violation> violations(Map<?, ?> problem) {
        return problem.get("errors") instanceof List<?> errors
                ? errors.stream()
                        .filter(Violation.class::isInstance)
                        .map(Violation.class::cast)
                        .toList()
                : List.of();
    }
}
