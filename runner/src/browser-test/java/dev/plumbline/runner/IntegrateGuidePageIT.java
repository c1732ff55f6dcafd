package dev.plumbline.runner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The guide for integrators")
class IntegrateGuidePageIT {

    /** In a browser, for want of a Node: what the program uses of it is the environment alone. */
    @Test
    void shows_a_javascript_program_that_works() throws Exception {
        // Given
        var suite = SharedSuite.running();
        var api = Api.ofNewTenant(suite, "integrator-js");
        var ingestion = suite.url(Service.INGESTION).toString();
        var program = Guide.named("integrate.md").blocks("js").getFirst().replace("http://localhost:8081", ingestion);

        // When
        try (var chromium = Chromium.launch();
                var page = chromium.browser().newPage()) {
            page.navigate(ingestion + "/q/openapi?format=JSON");
            var said = page.evaluate("""
                    async (key) => {
                      const process = { env: { PLUMBLINE_API_KEY: key } };
                      const said = [];
                      const console = { log: (...words) => said.push(words.join(" ")) };
                      %s
                      return said.join("\\n");
                    }""".formatted(program), api.key());

            // Then
            assertThat(said).isEqualTo("202 {\"accepted\":1,\"rejected\":[]}");
        }
    }
}
