package dev.plumbline.metrics.dashboard;

import dev.plumbline.metrics.MetricsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.util.Optional;

/** Where the navigation leads besides the pages of this service. */
@Named("places")
@ApplicationScoped
public class Places {
    private final Optional<String> surveys;

    Places(MetricsConfig config) {
        this.surveys = config.surveysUrl().map(it -> it.replaceAll("/+$", ""));
    }

    public Optional<String> surveys() {
        return surveys;
    }
}
