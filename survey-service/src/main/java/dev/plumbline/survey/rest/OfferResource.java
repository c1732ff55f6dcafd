package dev.plumbline.survey.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.contract.SurveyKind;
import dev.plumbline.contract.Violation;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.IngestScope;
import dev.plumbline.survey.SurveyLinks;
import dev.plumbline.survey.survey.OfferSurvey;
import dev.plumbline.survey.survey.Ref;
import dev.plumbline.survey.survey.SurveyState;
import dev.plumbline.survey.survey.Tokens;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.ArrayList;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Gives help desks the link of a survey. Who may tell us of a conversation may ask its customer. */
@Path("/v1/surveys")
@IngestScope
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Surveys")
public class OfferResource {
    private static final int LONGEST_ID = 200;

    private final OfferSurvey offerSurvey;
    private final Tokens tokens;
    private final SurveyLinks links;
    private final Caller caller;

    OfferResource(OfferSurvey offerSurvey, Tokens tokens, SurveyLinks links, Caller caller) {
        this.offerSurvey = offerSurvey;
        this.tokens = tokens;
        this.links = links;
        this.caller = caller;
    }

    /** {@code link}: of the page; whoever has it can answer. */
    @RegisterForReflection
    @Schema(name = "OfferedSurvey")
    record OfferView(String id, String kind, String link, Instant expiresAt) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Get the link of a survey, to show in a chat",
            description =
                    "By the first policy of the channel `link` that asks about the conversation. Again gives the same link.")
    @RequestBody(
            content =
                    @Content(
                            examples =
                                    @ExampleObject(
                                            name = "How satisfied",
                                            value = "{\"conversationId\": \"conv-1\", \"kind\": \"csat\"}")))
    @APIResponse(responseCode = "201", description = "The link; it counts as sent")
    @APIResponse(responseCode = "200", description = "The link that was given before")
    @APIResponse(responseCode = "404", description = "Nothing is known of this conversation")
    @APIResponse(responseCode = "409", description = "Nobody is to be asked about it, and why")
    public Response offer(JsonNode body) {
        var violations = new ArrayList<Violation>();
        if (body == null || !body.isObject()) {
            throw Problem.badField("", "must be an object with a conversationId");
        }
        var fields = new JsonFields(body, "", violations);
        var conversation = fields.text("conversationId", LONGEST_ID);
        if (fields.node("conversationId").isEmpty()) {
            fields.wrong("conversationId", "is required");
        }
        var kind = fields.word("kind", SurveyKind.class);
        fields.nothingElse();
        if (!violations.isEmpty()) {
            throw Problem.badRequest("No survey can be found by this.").with(violations);
        }
        var tenant = caller.tenant().id();
        return switch (offerSurvey.offer(new Ref(tenant, conversation.orElseThrow()), kind)) {
            case OfferSurvey.Offered offered -> answer(offered);
            case OfferSurvey.Refused refused -> throw Problem.of(409, "Conflict", refused.reason());
            case OfferSurvey.NoSuchConversation ignored ->
                throw Problem.notFound("Nothing is known of this conversation: its events come first.");
        };
    }

    private Response answer(OfferSurvey.Offered offered) {
        var survey = offered.survey();
        var expiresAt = survey.state() instanceof SurveyState.Sent sent ? sent.expiresAt() : survey.createdAt();
        return Response.status(offered.anew() ? 201 : 200)
                .entity(new OfferView(
                        survey.id().toString(),
                        JsonFields.spelt(survey.kind()),
                        links.page(tokens.of(survey.tenant(), survey.id())),
                        expiresAt))
                .build();
    }
}
