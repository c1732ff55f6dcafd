package dev.plumbline.survey.page;

import dev.plumbline.survey.survey.RecordAnswer;
import dev.plumbline.survey.survey.Survey;
import dev.plumbline.survey.survey.Token;
import dev.plumbline.survey.survey.Unsubscribe;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** Takes an address off the list: for people who click, and for mail programs that post by themselves (RFC 8058). */
@Path("/s/{token}/unsubscribe")
@PublicPage
@Produces(UnsubscribeResource.HTML)
@Tag(name = "Survey page")
public class UnsubscribeResource {
    static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final RecordAnswer recordAnswer;
    private final Unsubscribe unsubscribe;
    private final SurveyPage page;

    UnsubscribeResource(RecordAnswer recordAnswer, Unsubscribe unsubscribe, SurveyPage page) {
        this.recordAnswer = recordAnswer;
        this.unsubscribe = unsubscribe;
        this.page = page;
    }

    @GET
    @Operation(summary = "Show the button that ends surveys", description = "Opening the page changes nothing.")
    @APIResponse(responseCode = "200", description = "A page with one button")
    @APIResponse(responseCode = "404", description = "No survey has this token")
    public Response show(@RestPath String token, @Context HttpHeaders headers) {
        var parsed = Token.parse(token);
        return parsed.flatMap(recordAnswer::find)
                .map(survey -> html(200, page.unsubscribe(view(survey, parsed.get(), headers))))
                .orElseGet(() -> html(404, page.unknown(Reader.of("", headers.getAcceptableLanguages()))));
    }

    /** Whatever the body says: who posts here can want nothing else. */
    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Send no more surveys to this address",
            description =
                    "One click as RFC 8058 has it: no credential but the link, no question back. Again changes nothing.")
    @APIResponse(responseCode = "200", description = "The address gets no more surveys of this tenant")
    @APIResponse(responseCode = "404", description = "No survey has this token")
    public Response unsubscribe(@RestPath String token, @Context HttpHeaders headers) {
        var parsed = Token.parse(token);
        return parsed.flatMap(unsubscribe::by)
                .map(survey -> html(200, page.unsubscribed(view(survey, parsed.get(), headers))))
                .orElseGet(() -> html(404, page.unknown(Reader.of("", headers.getAcceptableLanguages()))));
    }

    private SurveyPage.View view(Survey survey, Token token, HttpHeaders headers) {
        return page.view(survey, token, Reader.of("", headers.getAcceptableLanguages()), Optional.empty());
    }

    private static Response html(int status, String page) {
        return Response.status(status).type(HTML).entity(page).build();
    }
}
