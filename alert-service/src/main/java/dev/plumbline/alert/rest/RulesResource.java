package dev.plumbline.alert.rest;

import dev.plumbline.alert.rule.PoorAnswer;
import dev.plumbline.alert.rule.Rule;
import dev.plumbline.alert.rule.RuleCatalog;
import dev.plumbline.kit.security.ReadScope;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
@ReadScope
public class RulesResource {

    @GET
    @Operation(summary = "The rules in force, each in words and as declared")
    public Rules list() {
        return new Rules(RuleCatalog.ALL.stream().map(RuleView::of).toList());
    }

    @RegisterForReflection
    record Rules(List<RuleView> rules) {}

    /** A rule as it is read. */
    @RegisterForReflection
    @Schema(name = "Rule")
    record RuleView(
            @Schema(examples = "vip_poor_csat") String id,
            @Schema(examples = "critical") String severity,

            @Schema(examples = "A VIP customer gave a CSAT of 2 or less.")
            String description,

            PoorAnswerView poorAnswer) {

        static RuleView of(Rule rule) {
            return switch (rule) {
                case PoorAnswer it ->
                    new RuleView(
                            it.id(),
                            word(it.severity()),
                            it.inWords(),
                            new PoorAnswerView(
                                    word(it.kind()), it.atMost(), it.audience().inWords()));
            };
        }
    }

    /** Fires for a survey answer of this kind, at most this good, by one of this audience. */
    @RegisterForReflection
    @Schema(name = "PoorAnswer")
    record PoorAnswerView(
            @Schema(examples = "csat") String kind,
            @Schema(examples = "2") int atMost,
            @Schema(examples = "VIP customer") String audience) {}

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
