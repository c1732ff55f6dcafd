package dev.plumbline.survey.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.kit.http.Problem;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.survey.policy.Policy;
import dev.plumbline.survey.survey.ChangePolicies;
import dev.plumbline.survey.survey.RehearsePolicies;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** Which survey goes to whom. */
@Path("/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Policies", description = "Which survey goes to whom, when and how.")
public class PoliciesResource {
    private static final int LONGEST_REHEARSAL = 366;

    private final ChangePolicies policies;
    private final RehearsePolicies rehearse;
    private final Caller caller;
    private final InstantSource clock;

    PoliciesResource(ChangePolicies policies, RehearsePolicies rehearse, Caller caller, InstantSource clock) {
        this.policies = policies;
        this.rehearse = rehearse;
        this.caller = caller;
        this.clock = clock;
    }

    @RegisterForReflection
    @Schema(name = "Policies")
    record PoliciesView(List<PolicyView> policies) {}

    @RegisterForReflection
    @Schema(name = "PolicyRehearsal")
    record RehearsalView(Instant from, Instant to, long conversations, List<TallyView> policies) {}

    /** {@code skipped}: how many were not sent, by the reason. */
    @RegisterForReflection
    @Schema(name = "PolicyTally")
    record TallyView(String id, String kind, long sent, Map<String, Long> skipped) {}

    @GET
    @ReadScope
    @Operation(
            summary = "Show the policies",
            description = "In their order. Of several that would ask the same customer, the first does.")
    public PoliciesView show() {
        return view(policies.read(caller.tenant().id()));
    }

    @PUT
    @AdminScope
    @Operation(
            summary = "Replace the policies",
            description = "All of them; an empty list asks nobody. What was sent stays as it was sent.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(ref = "Policies"),
                            examples = @ExampleObject(name = "Satisfaction, handoff and NPS", value = """
                                            {"policies": [
                                              {"id": "handoff", "kind": "handoff", "trigger": "handoff", "delay": 600, "fatigueDays": 30},
                                              {"id": "csat-bot", "kind": "csat", "trigger": "resolved", "filters": {"path": ["ai_only"], "channel": ["chat", "in_app"]},
                                               "delay": 3600, "sampling": 0.5, "fatigueDays": 30, "quietHours": {"from": "20:00", "to": "08:00"},
                                               "expiry": 1209600, "reminder": 259200, "texts": {"en": {"question": "Did our assistant solve it?", "thanks": "Thank you!"}},
                                               "branding": {"name": "Acme", "color": "#4549d6"}},
                                              {"id": "nps", "kind": "nps", "trigger": "cadence", "cadence": {"everyDays": 91, "restDays": 7},
                                               "filters": {"planTier": ["pro"]}}]}""")))
    @APIResponse(responseCode = "200", description = "The policies as they hold now")
    @APIResponse(responseCode = "400", description = "What cannot be saved, each with a JSON pointer")
    public PoliciesView replace(JsonNode body) {
        return view(policies.replace(caller.tenant().id(), PolicyReader.read(body)));
    }

    @POST
    @Path("/dry-run")
    @ReadScope
    @Operation(
            summary = "Try policies on what happened",
            description =
                    "How many would have got which survey in the last days, and why others would not. Nothing is sent. "
                            + "Without a body the policies that hold now are tried.")
    @RequestBody(content = @Content(schema = @Schema(ref = "Policies"), examples = @ExampleObject("""
                                    {"policies": [{"kind": "csat", "trigger": "resolved", "sampling": 0.25}]}""")))
    @APIResponse(responseCode = "200", description = "What would have been sent")
    public RehearsalView rehearse(
            @RestQuery @Parameter(description = "How far back, in days: 1 to 366; 30 when not said", example = "30")
                    String days,
            JsonNode body) {
        var back = days(days);
        var to = clock.instant();
        var from = to.minus(Duration.ofDays(back));
        var tenant = caller.tenant().id();
        var tried =
                body == null || body.isNull() || body.isMissingNode() ? policies.read(tenant) : PolicyReader.read(body);
        var rehearsal = rehearse.rehearse(tenant, tried, from, to);
        return new RehearsalView(
                from,
                to,
                rehearsal.conversations(),
                tried.stream()
                        .map(policy -> {
                            var tally = rehearsal.byPolicy().get(policy.id());
                            return new TallyView(
                                    policy.id(), JsonFields.spelt(policy.kind()), tally.sent(), tally.skipped());
                        })
                        .toList());
    }

    private static int days(String text) {
        if (text == null) {
            return 30;
        }
        if (!text.matches("\\d{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LONGEST_REHEARSAL) {
            throw Problem.badField("/days", "must be a whole number from 1 to " + LONGEST_REHEARSAL);
        }
        return Integer.parseInt(text);
    }

    private static PoliciesView view(List<Policy> policies) {
        return new PoliciesView(policies.stream().map(PolicyView::of).toList());
    }
}
