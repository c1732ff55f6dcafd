package dev.plumbline.ingestion.page;

import dev.plumbline.ingestion.IngestionConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** Where the navigation leads besides the pages of this service. */
@Named("places")
@ApplicationScoped
public class Places {
    private final Optional<String> dashboards;

    Places(IngestionConfig config) {
        this.dashboards = config.dashboardsUrl();
    }

    public Optional<String> dashboards() {
        return dashboards;
    }
}
