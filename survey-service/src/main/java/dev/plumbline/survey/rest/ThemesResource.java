package dev.plumbline.survey.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumbline.kit.security.AdminScope;
import dev.plumbline.kit.security.Caller;
import dev.plumbline.kit.security.ReadScope;
import dev.plumbline.survey.survey.ChangeThemes;
import dev.plumbline.survey.theme.ThemeRule;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What comments are about. */
@Path("/v1/themes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Themes", description = "What the comments of customers are about, by keywords.")
public class ThemesResource {
    private final ChangeThemes themes;
    private final Caller caller;

    ThemesResource(ChangeThemes themes, Caller caller) {
        this.themes = themes;
        this.caller = caller;
    }

    @RegisterForReflection
    @Schema(name = "Themes")
    record ThemesView(List<ThemeRule> themes) {}

    @GET
    @ReadScope
    @Operation(
            summary = "Show the themes",
            description = "Until a tenant sets its own, the built-in ones hold: product, support, assistant and price.")
    @APIResponse(responseCode = "200", description = "The themes, each with its keywords")
    public ThemesView show() {
        return new ThemesView(themes.read(caller.tenant().id()));
    }

    @PUT
    @AdminScope
    @Operation(
            summary = "Replace the themes",
            description =
                    "All of them; an empty list gives comments no themes. A keyword is a word or several in a row, found "
                            + "as whole words, in any case, with or without accents. Holds for answers from now on.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(ref = "Themes"),
                            examples = @ExampleObject(name = "Two themes", value = """
                                            {"themes": [{"theme": "product", "keywords": ["app", "crashes", "does not work"]},
                                                        {"theme": "support", "keywords": ["agent", "reply", "waited"]}]}""")))
    @APIResponse(responseCode = "200", description = "The themes as they hold now")
    @APIResponse(responseCode = "400", description = "What cannot be saved, each with a JSON pointer")
    public ThemesView replace(JsonNode body) {
        return new ThemesView(themes.replace(caller.tenant().id(), ThemeReader.read(body)));
    }
}
