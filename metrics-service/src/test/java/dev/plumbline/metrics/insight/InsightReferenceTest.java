package dev.plumbline.metrics.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The reference of insights in docs/reference")
class InsightReferenceTest {
    @Test
    void says_what_the_patterns_say() throws IOException {
        var page = root().resolve("docs/reference/insights.md");
        if (Boolean.getBoolean("reference.write")) {
            Files.writeString(page, InsightReference.markdown());
        }
        assertThat(page)
                .as("written anew by ./mvnw -pl metrics-service -am test -Dtest=InsightReferenceTest"
                        + " -Dreference.write=true -Dsurefire.failIfNoSpecifiedTests=false")
                .exists()
                .hasContent(InsightReference.markdown());
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/adr"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
