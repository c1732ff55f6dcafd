package dev.plumbline.metrics.kpi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The KPI reference in docs/reference")
class KpiReferenceTest {
    @Test
    void says_what_the_catalog_says() throws IOException {
        var page = root().resolve("docs/reference/kpis.md");
        if (Boolean.getBoolean("reference.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, KpiReference.markdown());
        }
        assertThat(page)
                .as("written anew by ./mvnw -pl metrics-service -am test -Dtest=KpiReferenceTest -Dreference.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .exists()
                .hasContent(KpiReference.markdown());
    }

    private static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs/adr"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
